package io.trimodal.modeling.voice;

import io.trimodal.feature.Features;
import java.util.List;

/**
 * A recording's features.
 *
 * @param asRecorded of the recording itself
 * @param varied of variations of it; empty outside of training
 */
public record VoiceFeatures(VoiceRecording recording, Features asRecorded, List<Features> varied) {}
