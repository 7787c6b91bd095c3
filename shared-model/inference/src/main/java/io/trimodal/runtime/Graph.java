package io.trimodal.runtime;

import java.util.List;
import java.util.Map;

/**
 * A loaded computation: named tensors in, named tensors out, batch first. Thread-safe; closing waits for the runs that
 * are in flight, and a run after that throws {@link GraphClosedException}.
 *
 * <p>The one seam between this project and an inference engine: ONNX Runtime's types stay behind it, and tests may put
 * a toy function in its place.
 */
public interface Graph extends AutoCloseable {
    /** Names of the inputs, in the order of the file. */
    List<String> inputNames();

    /** Names of the outputs, in the order of the file. */
    List<String> outputNames();

    /** Runs the graph and returns the outputs named, in new direct buffers. */
    Map<String, Tensor> run(Map<String, Tensor> inputs, List<String> outputs);

    /**
     * Runs the graph into buffers of the caller ({@code outputs} name to tensor of the right shape); nothing is
     * allocated for them.
     */
    void runInto(Map<String, Tensor> inputs, Map<String, Tensor> outputs);

    @Override
    void close();
}
