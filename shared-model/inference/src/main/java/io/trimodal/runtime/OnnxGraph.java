package io.trimodal.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A graph in an ONNX Runtime session. Runs share a read lock and closing takes the write lock, so that a session is
 * never freed while it runs. Inputs are read in place from the caller's direct buffers.
 */
final class OnnxGraph implements Graph {
    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<String> inputs;
    private final List<String> outputs;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    OnnxGraph(String name, OrtEnvironment environment, OrtSession session) {
        this.name = name;
        this.environment = environment;
        this.session = session;
        this.inputs = List.copyOf(session.getInputNames());
        this.outputs = List.copyOf(session.getOutputNames());
    }

    @Override
    public List<String> inputNames() {
        return inputs;
    }

    @Override
    public List<String> outputNames() {
        return outputs;
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> feeds, List<String> wanted) {
        return locked(() -> {
            try (NativeTensors fed = new NativeTensors(environment, feeds);
                    OrtSession.Result result = session.run(fed.byName(), Set.copyOf(wanted))) {
                Map<String, Tensor> copies = new LinkedHashMap<>();
                for (String output : wanted) {
                    copies.put(output, copy(result.get(output).orElseThrow()));
                }
                return copies;
            }
        });
    }

    @Override
    public void runInto(Map<String, Tensor> feeds, Map<String, Tensor> results) {
        locked(() -> {
            try (NativeTensors fed = new NativeTensors(environment, feeds);
                    NativeTensors pinned = new NativeTensors(environment, results);
                    OrtSession.Result result = session.run(fed.byName(), Set.of(), pinned.pinned())) {
                return result.size();
            }
        });
    }

    /** Waits for the runs that are in flight. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new GraphRunException(name, e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T locked(Run<T> run) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new GraphClosedException(name);
            }
            return run.run();
        } catch (OrtException e) {
            throw new GraphRunException(name, e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static Tensor copy(OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new IllegalStateException("output is no tensor but " + value.getType());
        }
        TensorInfo info = tensor.getInfo();
        long[] shape = info.getShape();
        return switch (info.type) {
            case FLOAT -> {
                Tensor.Floats copy = Tensor.floats(shape);
                copy.values().put(0, tensor.getFloatBuffer(), 0, copy.values().limit());
                yield copy;
            }
            case DOUBLE -> {
                Tensor.Doubles copy = Tensor.doubles(shape);
                copy.values().put(0, tensor.getDoubleBuffer(), 0, copy.values().limit());
                yield copy;
            }
            case INT64 -> {
                Tensor.Longs copy = Tensor.longs(shape);
                copy.values().put(0, tensor.getLongBuffer(), 0, copy.values().limit());
                yield copy;
            }
            default -> throw new IllegalStateException("output has the unsupported type " + info.type);
        };
    }

    @FunctionalInterface
    private interface Run<T> {
        T run() throws OrtException;
    }
}
