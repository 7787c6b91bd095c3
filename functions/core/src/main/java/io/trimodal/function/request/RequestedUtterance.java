package io.trimodal.function.request;

import io.trimodal.feature.Utterance;
import java.util.List;
import java.util.stream.Stream;

/**
 * An utterance as it was read.
 *
 * @param utterance what is to be scored
 * @param notes what was changed in reading it, for the answer; may be empty
 */
public record RequestedUtterance(Utterance utterance, List<String> notes) {
    /** The same with further notes. */
    RequestedUtterance with(List<String> further) {
        return further.isEmpty()
                ? this
                : new RequestedUtterance(
                        utterance,
                        Stream.concat(notes.stream(), further.stream()).toList());
    }
}
