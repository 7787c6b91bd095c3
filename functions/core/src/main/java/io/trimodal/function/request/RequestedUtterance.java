package io.trimodal.function.request;

import io.trimodal.feature.Utterance;
import java.util.List;

/**
 * An utterance as it was read.
 *
 * @param utterance what is to be scored
 * @param notes what was changed in reading it, for the answer; may be empty
 */
public record RequestedUtterance(Utterance utterance, List<String> notes) {}
