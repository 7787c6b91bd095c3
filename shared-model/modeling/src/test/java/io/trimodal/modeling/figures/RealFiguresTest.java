package io.trimodal.modeling.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Features;
import io.trimodal.feature.Utterance;
import io.trimodal.model.LabelScale;
import io.trimodal.modeling.face.FaceFeatures;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.voice.Emotion;
import io.trimodal.modeling.voice.VoiceFeatures;
import io.trimodal.modeling.voice.VoiceRecording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Figures of a toy model that says what the first value of a modality says. */
class RealFiguresTest {
    private static final Scorer FIRST_VALUE = utterances -> {
        float[] scores = new float[utterances.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = first(utterances.get(i));
        }
        return scores;
    };

    private static float first(Utterance utterance) {
        return utterance.audio() instanceof Features heard
                ? heard.values()[0]
                : utterance.vision() instanceof Features seen ? seen.values()[0] : 0;
    }

    @Test
    void area_ofScores_countsPairsAndHalvesTies() {
        assertThat(Ranking.area(new float[] {3, 1}, new float[] {2, 1})).isEqualTo(2.5 / 4);
        assertThat(Ranking.area(new float[0], new float[] {2})).isNaN();
    }

    @Test
    void voices_ofAModelThatHearsValence_areToldApart_onSpeakersOfTheTestAlone() {
        List<VoiceFeatures> voices = new ArrayList<>();
        for (String speaker : List.of("actor-01", "actor-21")) {
            for (Emotion emotion : Emotion.values()) {
                // of the speakers for training everything is heard the wrong way
                float heard = speaker.equals("actor-21") ? emotion.valence() : -emotion.valence();
                voices.add(new VoiceFeatures(
                        new VoiceRecording(speaker + emotion, "ravdess", speaker, emotion, false),
                        new Features(1, 1, new float[] {heard}),
                        List.of()));
            }
        }
        RealFigures figures = new RealFigures(FIRST_VALUE, Split.TEST, LabelScale.MOSI);

        figures.voices(voices, Set.of("ravdess"));

        assertThat(figures.figures().getFirst())
                .isEqualTo(new Figure("voice alone, speakers of the test", "AUC, happy against negative", 1, 5));
        assertThat(figures.figures())
                .filteredOn(figure ->
                        figure.given().contains("not heard") && figure.measure().startsWith("AUC"))
                .extracting(Figure::value)
                .containsExactly(0.5);
    }

    private static VoiceFeatures strong(String file, String speaker, Emotion emotion, float heard) {
        return new VoiceFeatures(
                new VoiceRecording("ravdess/" + file + ".flac", "ravdess", speaker, emotion, true),
                new Features(1, 1, new float[] {heard}),
                List.of());
    }

    @Test
    void sentencesSaidTwice_arePairsOfOneSpeakerSentenceAndRepetition_ofTheTestAlone() {
        List<VoiceFeatures> voices = List.of(
                strong("03-01-03-02-01-01-21", "actor-21", Emotion.HAPPY, 2),
                strong("03-01-05-02-01-01-21", "actor-21", Emotion.ANGRY, 1),
                strong("03-01-03-02-02-01-21", "actor-21", Emotion.HAPPY, 1),
                strong("03-01-05-02-02-01-21", "actor-21", Emotion.ANGRY, 1.5f),
                strong("03-01-03-02-02-02-21", "actor-21", Emotion.HAPPY, 9), // said once
                strong("03-01-03-01-01-02-21", "actor-21", Emotion.HAPPY, 9), // not strongly
                strong("03-01-05-01-01-02-21", "actor-21", Emotion.ANGRY, 0),
                strong("03-01-03-02-01-01-01", "actor-01", Emotion.HAPPY, 9), // of training
                strong("03-01-05-02-01-01-01", "actor-01", Emotion.ANGRY, 0));
        RealFigures figures = new RealFigures(FIRST_VALUE, Split.TEST, LabelScale.MOSI);

        figures.sentencesSaidTwice(voices);

        String name = "the same sentence, happy and angry, words given, speakers of the test";
        assertThat(figures.figures())
                .containsExactly(
                        new Figure(name, "happy scored above angry", 0.5, 2),
                        new Figure(name, "mean difference of the scores", 0.25, 2));
    }

    @Test
    void sentencesSaidTwice_whereThereAreNone_areNoFigure() {
        RealFigures figures = new RealFigures(FIRST_VALUE, Split.TEST, LabelScale.MOSI);
        figures.sentencesSaidTwice(List.of(strong("other-name", "actor-21", Emotion.HAPPY, 1)));
        assertThat(figures.figures()).isEmpty();
    }

    @Test
    void faces_ofAModelThatSeesValence_haveTheirPolarity_whereVotesAreClear() {
        List<FaceFeatures> faces = new ArrayList<>();
        for (float valence : new float[] {-0.8f, -0.1f, 0.4f, 1}) {
            faces.add(new FaceFeatures(0, Split.TEST, true, new float[] {Math.abs(valence)}, valence, 0));
        }
        faces.add(new FaceFeatures(1, Split.TEST, false, new float[] {9}, -1, 0));
        RealFigures figures = new RealFigures(FIRST_VALUE, Split.TEST, LabelScale.MOSI);

        figures.faces(faces);

        assertThat(figures.figures().get(1).count()).isEqualTo(3);
        assertThat(figures.figures().get(1).value()).isEqualTo(2.0 / 3);
    }
}
