package io.trimodal.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.trimodal.runtime.RuntimeOptions.Device;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Loads ONNX models into ONNX Runtime. All graphs of a process share one environment, which lives as long as the
 * process.
 */
public final class OnnxGraphs {
    private final RuntimeOptions options;
    private final SharedGraphs shared = new SharedGraphs();
    private volatile boolean fellBack;

    public OnnxGraphs(RuntimeOptions options) {
        this.options = options;
    }

    public RuntimeOptions options() {
        return options;
    }

    /** @throws InvalidGraphException if the file is missing or no model that ONNX Runtime can load */
    public Graph load(Path file) {
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            throw new InvalidGraphException(name, "the file does not exist");
        }
        boolean optimized = isOptimized(() -> OptimizedMark.isOn(file));
        return open(name, (environment, session) -> {
            setLevel(session, optimized);
            return environment.createSession(file.toString(), session);
        });
    }

    /**
     * As {@link #load(Path)}, of a file that was read before; its bytes may go when this returns.
     *
     * @param name for messages
     * @param model direct
     * @throws InvalidGraphException if the bytes are no model that ONNX Runtime can load
     */
    public Graph load(String name, ByteBuffer model) {
        boolean optimized = isOptimized(() -> OptimizedMark.isOn(model));
        return open(name, (environment, session) -> {
            setLevel(session, optimized);
            return environment.createSession(model.duplicate(), session);
        });
    }

    /** A GPU has operators of its own to put in. */
    private boolean isOptimized(BooleanSupplier isMarked) {
        return options.device() == Device.CPU && isMarked.getAsBoolean();
    }

    private static void setLevel(SessionOptions session, boolean optimized) throws OrtException {
        if (optimized) {
            session.setOptimizationLevel(SessionOptions.OptLevel.NO_OPT);
        }
    }

    /**
     * What the loader loads, but files of equal content share one session for as long as any of their graphs is open.
     *
     * @param digest SHA-256 of the file
     * @param loader used where none is open
     */
    public Graph loadShared(String digest, Supplier<Graph> loader) {
        return shared.graph(digest, loader);
    }

    /**
     * @param name for messages
     * @throws InvalidGraphException if the bytes are no model that ONNX Runtime can load
     */
    public Graph load(String name, byte[] model) {
        return open(name, (environment, session) -> environment.createSession(model, session));
    }

    /**
     * Writes the model as ONNX Runtime's optimizer leaves it for any CPU: a start that loads that file has the
     * optimizer's work behind it.
     *
     * @param optimized does not exist yet
     * @throws InvalidGraphException if the file is no model that ONNX Runtime can load
     */
    public void optimize(Path file, Path optimized) {
        String name = file.getFileName().toString();
        try {
            open(
                            name,
                            (environment, session) -> {
                                // One level less would differ from what is run; one more would be for this very
                                // processor.
                                session.setOptimizationLevel(SessionOptions.OptLevel.EXTENDED_OPT);
                                session.setOptimizedModelFilePath(optimized.toString());
                                return environment.createSession(file.toString(), session);
                            },
                            Device.CPU)
                    .close();
        } catch (OrtException e) {
            throw new InvalidGraphException(name, e.getMessage(), e);
        }
    }

    /** What graphs run on; decided when the first one is loaded. */
    public Device device() {
        return options.device() == Device.CPU || fellBack ? Device.CPU : Device.CUDA;
    }

    /** Whether a GPU was asked for if there is one, and a model had to be loaded on the CPU instead. */
    public boolean fellBack() {
        return fellBack;
    }

    /** The one of the process. */
    static OrtEnvironment environment() {
        SharedLibraries.locate();
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "trimodal");
    }

    private Graph open(String name, SessionFactory factory) {
        try {
            return switch (options.device()) {
                case CPU -> open(name, factory, Device.CPU);
                case CUDA -> onGpu(name, factory);
                case CUDA_OR_CPU -> onGpuOrCpu(name, factory);
            };
        } catch (OrtException e) {
            throw new InvalidGraphException(name, e.getMessage(), e);
        }
    }

    private Graph onGpu(String name, SessionFactory factory) throws OrtException {
        try {
            return open(name, factory, Device.CUDA);
        } catch (OrtException e) {
            if (CudaErrors.deviceIsToBlame(e)) {
                throw new DeviceUnavailableException(Device.CUDA, e);
            }
            throw e;
        }
    }

    private Graph onGpuOrCpu(String name, SessionFactory factory) throws OrtException {
        if (fellBack) {
            return open(name, factory, Device.CPU);
        }
        try {
            return open(name, factory, Device.CUDA);
        } catch (OrtException e) {
            if (!CudaErrors.deviceIsToBlame(e)) {
                throw e;
            }
            Graph onCpu = open(name, factory, Device.CPU);
            fellBack = true;
            return onCpu;
        }
    }

    private Graph open(String name, SessionFactory factory, Device device) throws OrtException {
        OrtEnvironment environment = environment();
        // Sooner is only from outside: the library also reads ORT_DISABLE_TELEMETRY of its process, which the launcher
        // and packages set.
        environment.setTelemetry(false);
        try (SessionOptions session = new SessionOptions()) {
            session.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            session.setIntraOpNumThreads(options.threads());
            session.setInterOpNumThreads(1);
            // A spinning thread takes the processor from its neighbours while it waits for work.
            session.addConfigEntry("session.intra_op.allow_spinning", "0");
            if (device != Device.CPU) {
                return onCuda(name, environment, session, factory);
            }
            return new OnnxGraph(name, environment, factory.create(environment, session));
        }
    }

    private Graph onCuda(String name, OrtEnvironment environment, SessionOptions session, SessionFactory factory)
            throws OrtException {
        CudaOptions settings = options.cuda();
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(settings.deviceId())) {
            cuda.add("use_tf32", settings.tf32() ? "1" : "0");
            if (settings.memoryLimit() != CudaOptions.ALL_MEMORY) {
                cuda.add("gpu_mem_limit", Long.toString(settings.memoryLimit()));
            }
            session.addCUDA(cuda);
            return new OnnxGraph(name, environment, factory.create(environment, session));
        }
    }

    @FunctionalInterface
    private interface SessionFactory {
        OrtSession create(OrtEnvironment environment, SessionOptions options) throws OrtException;
    }
}
