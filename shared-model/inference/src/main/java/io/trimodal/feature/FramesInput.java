package io.trimodal.feature;

/** What a caller gives for audio or vision. */
public sealed interface FramesInput extends ModalityInput permits Features, OpenFaceTable, Absent {}
