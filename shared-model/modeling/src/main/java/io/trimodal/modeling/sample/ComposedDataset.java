package io.trimodal.modeling.sample;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.model.LabelScale;
import io.trimodal.modeling.compose.ComposedUtterance;
import io.trimodal.modeling.compose.Material;
import io.trimodal.modeling.compose.UtteranceComposer;
import io.trimodal.modeling.encoded.EncodedTexts;
import io.trimodal.modeling.sample.SimulatedDataset.Progress;
import io.trimodal.modeling.sample.SimulatedDataset.Variants;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.simulate.PlantedEvidence;
import io.trimodal.modeling.train.Dataset;
import io.trimodal.modeling.train.Sample;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.WordPieceTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * Real sentences with recorded voices and photographed faces, put together anew for each epoch, and among them voices
 * alone and faces alone. The test has whole utterances only.
 */
public final class ComposedDataset {
    private final SentenceWordings wordings;
    private final UtteranceComposer composer;
    private final Material material;
    private final Variants variants;
    private final Mixture mixture;

    /**
     * @param voices how often each voice is heard alone in an epoch
     * @param faces how many are seen alone in an epoch
     * @param conflicts share of utterances in which voice or face contradicts the words
     */
    public record Mixture(int voices, int faces, double conflicts) {}

    /** @param threads texts encoded side by side */
    public ComposedDataset(
            WordPieceTokenizer tokenizer,
            TextEncoder encoder,
            EncodedTexts encoded,
            Variants variants,
            Material material,
            Mixture mixture,
            int threads) {
        this.wordings = new SentenceWordings(tokenizer, encoder, encoded, variants, threads);
        this.composer = new UtteranceComposer(material, variants.seed(), mixture.conflicts());
        this.material = material;
        this.variants = variants;
        this.mixture = mixture;
    }

    /** As {@link SimulatedDataset#build}. */
    public Dataset build(
            List<Sentence> sentences, float halfRange, String description, String digest, Progress progress) {
        Build build = new Build(wordings.of(sentences, progress), halfRange, wordings.absentLanguage());
        return new Dataset(
                epoch -> build.samples(Split.TRAIN, epoch, false),
                build.samples(Split.VALID, 0, false),
                build.samples(Split.VALID, 0, true),
                build.samples(Split.TEST, 0, true),
                build.absentLanguage(),
                description,
                "Voices and faces are real, put together with sentences that others wrote, in both",
                digest + " composed " + variants + " " + mixture);
    }

    private final class Build {
        private final SequencedMap<Sentence, List<Sample.Wording>> encoded;
        private final float halfRange;
        private final Features absentLanguage;

        Build(SequencedMap<Sentence, List<Sample.Wording>> encoded, float halfRange, Features absentLanguage) {
            this.encoded = encoded;
            this.halfRange = halfRange;
            this.absentLanguage = absentLanguage;
        }

        Features absentLanguage() {
            return absentLanguage;
        }

        List<Sample> samples(Split split, int round, boolean whole) {
            List<Sample> samples = new ArrayList<>();
            encoded.forEach((sentence, of) -> {
                if (sentence.split() == split) {
                    float words = Math.clamp(sentence.label() / halfRange, -1, 1);
                    samples.add(sample(
                            "row-" + sentence.row(),
                            of,
                            composer.compose(sentence.text(), words, split, round, whole)));
                }
            });
            if (!whole) {
                List<ComposedUtterance> single = new ArrayList<>();
                for (int i = 0; i < mixture.voices(); i++) {
                    single.addAll(composer.voicesAlone(split, round * 31L + i));
                }
                single.addAll(composer.facesAlone(split, faces(split), material.voiceDims(), round));
                List<Sample.Wording> silent = List.of(new Sample.Wording(() -> absentLanguage, List.of()));
                for (int i = 0; i < single.size(); i++) {
                    samples.add(sample("alone-" + i, silent, single.get(i)));
                }
            }
            return samples;
        }

        /** In proportion to the sentences. */
        private int faces(Split split) {
            return split == Split.TRAIN ? mixture.faces() : mixture.faces() / 8;
        }

        private Sample sample(String id, List<Sample.Wording> of, ComposedUtterance utterance) {
            boolean said = utterance.given().contains(Modality.LANGUAGE);
            return new Sample(
                    id,
                    said ? of : List.of(new Sample.Wording(() -> absentLanguage, List.of())),
                    () -> given(utterance, Modality.AUDIO, utterance.audio()),
                    () -> given(utterance, Modality.VISION, utterance.vision()),
                    utterance.given(),
                    utterance.conflicting(),
                    utterance.label().times(variants.scale().maximum() / LabelScale.MOSI.maximum()));
        }
    }

    private static Features given(ComposedUtterance utterance, Modality modality, PlantedEvidence evidence) {
        Features features = evidence.features();
        return utterance.given().contains(modality)
                ? features
                : new Features(1, features.dims(), new float[features.dims()]);
    }
}
