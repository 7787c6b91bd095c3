package io.trimodal.feature;

/** What a caller gave for one modality of one utterance. */
public sealed interface ModalityInput permits Features, Text, TokenIds, OpenFaceTable, Absent {}
