package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import java.util.List;

/**
 * Samples ready for training.
 *
 * @param train what is trained on, epoch by epoch
 * @param valid the same for every epoch
 * @param calibration of the validation split; all of each is given
 * @param test likewise
 * @param absentLanguage what a model is fed when there are no words: [CLS], eight times [UNK], [SEP], encoded
 * @param description for the manifest: what was read, and what of it is simulated
 * @param voicesAndFaces a sentence that says where those come from, for the intervals' card
 * @param digest of all that the samples were made from
 */
public record Dataset(
        EpochSamples train,
        List<Sample> valid,
        List<Sample> calibration,
        List<Sample> test,
        Features absentLanguage,
        String description,
        String voicesAndFaces,
        String digest) {
    /** The same samples in every epoch, with simulated voices and faces. */
    public Dataset(
            List<Sample> train,
            List<Sample> valid,
            List<Sample> test,
            Features absentLanguage,
            String description,
            String digest) {
        this(
                _ -> train,
                valid,
                whole(valid),
                test,
                absentLanguage,
                description,
                "Voice and face are SIMULATED in both",
                digest);
    }

    /** Those of which nothing is missing. */
    private static List<Sample> whole(List<Sample> samples) {
        int most =
                samples.stream().mapToInt(sample -> sample.given().size()).max().orElse(0);
        return samples.stream().filter(sample -> sample.given().size() == most).toList();
    }
}
