package io.trimodal.media.activity;

import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.Map;

/**
 * Silero VAD, versions 5 and 6: a recurrent network over windows of 512 samples, each with the last 64 of the window
 * before.
 *
 * <pre>
 *   in   input [1, 576], state [2, 1, 128], sr (int64)
 *   out  output [1, 1], stateN [2, 1, 128]
 * </pre>
 */
final class SileroDetector implements SpeechDetector {
    static final int SAMPLE_RATE = 16_000;
    private static final int CONTEXT = 64;
    private static final int STATE = 128;

    private final Graph graph;
    private final Tensor.Floats input = Tensor.floats(1, CONTEXT + WINDOW);
    private final Tensor.Longs rate = Tensor.longs();
    private final Tensor.Floats output = Tensor.floats(1, 1);
    private Tensor.Floats state = Tensor.floats(2, 1, STATE);
    private Tensor.Floats next = Tensor.floats(2, 1, STATE);

    SileroDetector(Graph graph) {
        this.graph = graph;
        rate.values().put(0, SAMPLE_RATE);
    }

    @Override
    public double probability(float[] window) {
        for (int i = 0; i < CONTEXT; i++) {
            input.values().put(i, input.values().get(WINDOW + i));
        }
        input.values().put(CONTEXT, window, 0, WINDOW);
        graph.runInto(Map.of("input", input, "state", state, "sr", rate), Map.of("output", output, "stateN", next));
        Tensor.Floats used = state;
        state = next;
        next = used;
        return output.values().get(0);
    }
}
