package io.trimodal.function.clip;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import java.util.List;

/** Those segments of a recording that a caller wants. */
public final class WantedSegments {
    private WantedSegments() {}

    /**
     * Of a recording that was read whole, so that each segment is the same whichever of them are wanted.
     *
     * @param clip names them by their numbers, or none for all
     * @throws UnprocessableException naming the first number that the recording does not have
     */
    public static ReadClip of(RequestedClip clip, ReadClip read) {
        List<Integer> numbers = clip.segments();
        int given = read.utterances().size();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) >= given) {
                throw new UnprocessableException(new FieldError(
                        clip.field() + "/segments/" + i,
                        "is no segment of the recording, which has " + given + "; they are counted from 0"));
            }
        }
        return numbers.isEmpty() ? read : new ReadClip(of(numbers, read.utterances()), of(numbers, read.account()));
    }

    private static ClipAccount of(List<Integer> numbers, ClipAccount whole) {
        return new ClipAccount(
                whole.seconds(),
                whole.segmentedBy(),
                whole.transcribedBy(),
                whole.frontEnds(),
                whole.facesFollowed(),
                of(numbers, whole.segments()),
                of(numbers, whole.times()));
    }

    private static <T> List<T> of(List<Integer> numbers, List<T> all) {
        return numbers.stream().map(all::get).toList();
    }
}
