package io.trimodal.feature;

/** What a caller gives for one modality of one utterance; what a model takes of it is a {@link ModelInput}. */
public sealed interface ModalityInput permits LanguageInput, FramesInput {}
