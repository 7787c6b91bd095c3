package io.trimodal.feature;

/** What a caller gives for language. */
public sealed interface LanguageInput extends ModalityInput permits Text, TokenIds, Features, Absent {}
