package io.trimodal.feature;

/**
 * A modality that was not given, or that a model has not learned. It is fed to the model as the training protocol feeds
 * a fully missing one: audio and vision as zero rows, language as [CLS], eight times [UNK], [SEP]
 * (shared-model/README.md, section 1).
 */
public record Absent() implements LanguageInput, FramesInput {
    public static final Absent INSTANCE = new Absent();
}
