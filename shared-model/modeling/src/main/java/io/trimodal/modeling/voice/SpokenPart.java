package io.trimodal.modeling.voice;

import io.trimodal.feature.Features;
import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.activity.VoiceActivity;
import io.trimodal.media.activity.VoiceActivityOptions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which rows of a recording are kept. */
@FunctionalInterface
public interface SpokenPart {
    /** All of them. */
    SpokenPart ALL = (_, features) -> features;

    /**
     * From the first to the last row that has a pitch: narrower than segments that are served, which have breath and
     * consonants before and after.
     */
    SpokenPart PITCHED = (_, features) -> pitched(features);

    /**
     * @param samples mono, 16 kHz
     * @param features their rows
     * @return some of the rows, at least one
     */
    Features of(float[] samples, Features features);

    /**
     * From the first speech to the last, as a recording is cut whose transcript has no times; all of it where nobody is
     * heard.
     *
     * @param activity stays the caller's to close
     * @param rate rows a second
     */
    static SpokenPart served(VoiceActivity activity, double rate) {
        return (samples, features) -> {
            List<SpeechSpan> spans = activity.spans(samples, VoiceActivityOptions.DEFAULT);
            if (spans.isEmpty()) {
                return features;
            }
            int first = (int) Math.floor(spans.getFirst().start() * rate + 1e-6);
            int last = (int) Math.ceil(spans.getLast().end() * rate - 1e-6) - 1;
            return rows(features, first, last);
        };
    }

    private static Features pitched(Features features) {
        int dims = features.dims();
        int[] pitched = IntStream.range(0, features.frames())
                .filter(row -> features.values()[row * dims] > 0)
                .toArray();
        return pitched.length == 0 ? features : rows(features, pitched[0], pitched[pitched.length - 1]);
    }

    /** @param last included; rows outside of the features are not there */
    private static Features rows(Features features, int first, int last) {
        int dims = features.dims();
        int end = Math.clamp(last, 0, features.frames() - 1) + 1;
        int start = Math.clamp(first, 0, end - 1);
        return new Features(end - start, dims, Arrays.copyOfRange(features.values(), start * dims, end * dims));
    }
}
