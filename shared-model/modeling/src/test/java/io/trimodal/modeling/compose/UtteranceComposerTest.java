package io.trimodal.modeling.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.face.FaceFeatures;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.voice.Emotion;
import io.trimodal.modeling.voice.VoiceFeatures;
import io.trimodal.modeling.voice.VoiceRecording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Composing from voices and faces whose values tell who and what they are. */
class UtteranceComposerTest {
    private static final int SPEAKER = 0;
    private static final int VALENCE = 1;
    private static final int PICTURE = 19;

    private final UtteranceComposer composer = new UtteranceComposer(material(faces()), 3);

    @Test
    void compose_again_givesTheSame_andAnotherRoundAnother() {
        ComposedUtterance once = composer.compose("a fine film", 0.5f, Split.TRAIN, 1, true);
        ComposedUtterance again =
                new UtteranceComposer(material(faces()), 3).compose("a fine film", 0.5f, Split.TRAIN, 1, true);
        ComposedUtterance later = composer.compose("a fine film", 0.5f, Split.TRAIN, 2, true);

        assertThat(again.audio().features().values())
                .isEqualTo(once.audio().features().values());
        assertThat(again.vision().features().values())
                .isEqualTo(once.vision().features().values());
        assertThat(later.vision().features().values())
                .isNotEqualTo(once.vision().features().values());
    }

    @Test
    void compose_forASplit_takesItsOwnSpeakersAndPicturesOnly() {
        for (Split split : Split.values()) {
            for (int i = 0; i < 200; i++) {
                ComposedUtterance utterance = composer.compose("sentence " + i, 1, split, 0, true);
                Features heard = utterance.audio().features();
                for (int row = 0; row < heard.frames(); row++) {
                    assertThat(heard.values()[row * heard.dims() + SPEAKER]).isEqualTo(split.ordinal());
                }
                Features seen = utterance.vision().features();
                for (int row = 0; row < seen.frames(); row++) {
                    float angle = seen.values()[row * seen.dims() + PICTURE];
                    // lost frames are zeros, and angles sway a little
                    assertThat(Math.min(Math.abs(angle), Math.abs(angle - split.ordinal() - 1)))
                            .isLessThan(0.2f);
                }
            }
        }
    }

    @Test
    void compose_evidence_liesInThePeaksAlone() {
        int joined = 0;
        for (int i = 0; i < 300; i++) {
            ComposedUtterance utterance = composer.compose("sentence " + i, -1, Split.TRAIN, 0, true);
            Features heard = utterance.audio().features();
            assertThat(heard.frames()).isLessThanOrEqualTo(UtteranceComposer.MOST_FRAMES);
            joined += utterance.audio().peaks().size() < heard.frames() ? 1 : 0;
            for (int row = 0; row < heard.frames(); row++) {
                float shown = heard.values()[row * heard.dims() + VALENCE];
                assertThat(shown)
                        .isEqualTo(
                                utterance.audio().peaks().contains(row)
                                        ? utterance.audio().shown()
                                        : 0);
            }
        }
        assertThat(joined).isBetween(30, 200);
    }

    @Test
    void compose_conflicts_showTheOppositeInOneModality() {
        int conflicts = 0;
        for (int i = 0; i < 400; i++) {
            ComposedUtterance utterance = composer.compose("sentence " + i, 1, Split.TRAIN, 0, true);
            assertThat(utterance.audio().conflicting() && utterance.vision().conflicting())
                    .isFalse();
            if (utterance.conflicting()) {
                conflicts++;
                float shown = utterance.audio().conflicting()
                        ? utterance.audio().shown()
                        : utterance.vision().shown();
                assertThat(shown).isNegative();
            }
        }
        assertThat(conflicts).isBetween(60, 140);
        assertThat(composer.compose("x", 0, Split.TRAIN, 0, true).conflicting()).isFalse();
    }

    @Test
    void compose_notWhole_leavesModalitiesOut_andWithoutFacesNoneIsGiven() {
        Set<Set<Modality>> seen = new java.util.HashSet<>();
        UtteranceComposer faceless = new UtteranceComposer(material(List.of()), 3);
        for (int i = 0; i < 300; i++) {
            seen.add(composer.compose("sentence " + i, 1, Split.TRAIN, 0, false).given());
            Set<Modality> given =
                    faceless.compose("sentence " + i, 1, Split.TRAIN, 0, false).given();
            assertThat(given).isNotEmpty().doesNotContain(Modality.VISION);
        }
        assertThat(seen).hasSize(5);
        assertThat(faceless.facesAlone(Split.TRAIN, 10, 2, 0)).isEmpty();
    }

    @Test
    void alone_voicesAndFaces_carryTheirOwnLabel() {
        for (ComposedUtterance voice : composer.voicesAlone(Split.TRAIN, 0)) {
            assertThat(voice.given()).containsExactly(Modality.AUDIO);
            assertThat(voice.label().of(voice.given()))
                    .isEqualTo(3 * voice.audio().shown());
        }
        for (ComposedUtterance face : composer.facesAlone(Split.TRAIN, 20, 2, 0)) {
            assertThat(face.label().of(face.given()))
                    .isEqualTo(3 * face.vision().shown());
        }
    }

    @Test
    void label_ofWords_isTheirOwn_andVoiceAndFaceMoveItByTheRoomTheyLeave() {
        ComposedLabel verdict = new ComposedLabel(1, -0.8f, -0.8f);
        ComposedLabel plain = new ComposedLabel(0, 1, 0.5f);
        Set<Modality> all = EnumSet.allOf(Modality.class);

        assertThat(verdict.of(all)).isEqualTo(3);
        assertThat(plain.of(EnumSet.of(Modality.LANGUAGE))).isZero();
        assertThat(plain.of(EnumSet.of(Modality.LANGUAGE, Modality.AUDIO))).isEqualTo(1.5f);
        assertThat(plain.of(all)).isEqualTo(1.125f);
        assertThat(plain.of(EnumSet.of(Modality.AUDIO, Modality.VISION))).isEqualTo(2.25f);
    }

    /** Rows: the split, the valence. */
    private static Material material(List<FaceFeatures> faces) {
        List<VoiceFeatures> voices = new ArrayList<>();
        String[] speakers = {"actor-01", "actor-17", "actor-21"};
        for (Split split : Split.values()) {
            for (Emotion emotion : Emotion.values()) {
                for (int i = 0; i < 3; i++) {
                    float[] rows = new float[2 * (4 + i)];
                    for (int row = 0; row < 4 + i; row++) {
                        rows[2 * row + SPEAKER] = split.ordinal();
                        rows[2 * row + VALENCE] = emotion.valence();
                    }
                    voices.add(new VoiceFeatures(
                            new VoiceRecording(
                                    split + "-" + emotion + i, "ravdess", speakers[split.ordinal()], emotion, false),
                            new Features(4 + i, 2, rows),
                            List.of()));
                }
            }
        }
        return new Material(voices, faces, 2, 20);
    }

    /** Pictures whose last angle tells the split. */
    private static List<FaceFeatures> faces() {
        List<FaceFeatures> faces = new ArrayList<>();
        for (Split split : Split.values()) {
            for (int i = 0; i < 600; i++) {
                float valence = i < 200 ? -0.8f : i < 400 ? 0 : 1;
                float[] values = new float[20];
                values[PICTURE] = split.ordinal() + 1;
                faces.add(new FaceFeatures(i, split, true, values, valence, valence == 0 ? 1 : 0));
            }
        }
        return faces;
    }
}
