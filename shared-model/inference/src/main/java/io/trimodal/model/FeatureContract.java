package io.trimodal.model;

import java.util.List;

/**
 * What a model expects of one modality.
 *
 * @param dims values per frame
 * @param frames most frames that are used; longer input is cut, shorter is padded with zero rows
 * @param names what each dimension is: {@code dims} entries, or empty where the checkpoint does not say
 * @param description one sentence for a reader: extractor, rate, units
 */
public record FeatureContract(int dims, int frames, List<String> names, String description) {
    public FeatureContract {
        if (dims < 1 || frames < 1) {
            throw new IllegalArgumentException("dims and frames must be positive, not " + dims + " and " + frames);
        }
        if (!names.isEmpty() && names.size() != dims) {
            throw new IllegalArgumentException(names.size() + " names for " + dims + " dimensions");
        }
        names = List.copyOf(names);
    }
}
