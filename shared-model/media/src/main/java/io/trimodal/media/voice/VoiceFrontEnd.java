package io.trimodal.media.voice;

import io.trimodal.feature.Features;
import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.media.frontend.FrontEndKind;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * From a waveform to the audio features of a contract: ln F0, 20 MFCC and 12 chroma, and where the package is of the
 * richer contract seven values of prosody besides. Thread-safe.
 */
public final class VoiceFrontEnd implements AutoCloseable {
    /** Of sound, after which a stream has rows unless somebody says otherwise. */
    public static final int BLOCK_SECONDS = 5;

    private static final String GRAPH = "voice.onnx";
    private static final String PROSODY = "prosody";
    private static final List<String> SPECTRUM = List.of("mfcc", "chroma");
    private static final List<String> SPECTRUM_AND_PROSODY = List.of("mfcc", "chroma", PROSODY);

    private final FrontEndManifest manifest;
    private final VoiceSettings settings;
    private final Graph graph;
    private final List<String> spectral;
    private final int width;
    private final int energyAt;

    private VoiceFrontEnd(FrontEndManifest manifest, VoiceSettings settings, Graph graph) {
        this.manifest = manifest;
        this.settings = settings;
        this.graph = graph;
        boolean withProsody = graph.outputNames().contains(PROSODY);
        spectral = withProsody ? SPECTRUM_AND_PROSODY : SPECTRUM;
        Map<String, Tensor> results =
                graph.run(Map.of("waveform", Tensor.floats(1 + settings.contextHops(), settings.hop())), spectral);
        width = spectral.stream().mapToInt(name -> width(results.get(name))).sum();
        energyAt = withProsody ? width - width(results.get(PROSODY)) : -1;
        int dims = FramePool.dims(width, withProsody);
        if (dims != manifest.outputs().size()) {
            throw new InvalidPackageException(
                    manifest.id().toString(),
                    "/outputs lists " + manifest.outputs().size() + " dimensions, and the graph gives " + dims);
        }
    }

    /**
     * Loads the graph and runs it once, so that the first call is as fast as others.
     *
     * @param source of the kind {@link FrontEndKind#VOICE}
     * @throws InvalidPackageException if it is of another kind, or its files are not what its manifest says
     */
    public static VoiceFrontEnd load(FrontEndPackage source, OnnxGraphs graphs) {
        FrontEndManifest manifest = source.manifest();
        if (manifest.kind() != FrontEndKind.VOICE) {
            throw new InvalidPackageException(
                    source.directory().toString(),
                    "is of the kind " + manifest.kind().key() + "; expected voice");
        }
        VoiceSettings settings = VoiceSettings.of(manifest);
        Graph graph = source.graph(graphs, GRAPH);
        try {
            return new VoiceFrontEnd(manifest, settings, graph);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /** Names, units, licence and digests. */
    public FrontEndManifest manifest() {
        return manifest;
    }

    /** Samples a second of the waveforms that it takes: 16,000. */
    public int sampleRate() {
        return settings.sampleRate();
    }

    /** Rows of features a second: 5. */
    public double frameRate() {
        return settings.outputRate();
    }

    /** Values of a row. */
    public int dims() {
        return manifest.outputs().size();
    }

    /**
     * The features of an utterance, at their frame rate.
     *
     * @param waveform mono, in [-1, 1], at the sample rate; {@code samples / 3200} frames, rounded up
     * @throws InvalidFeaturesException if it has no samples, or one that is not finite
     */
    public Features features(float[] waveform) {
        if (waveform.length == 0) {
            throw new InvalidFeaturesException("has no samples; leave the modality out if it is absent");
        }
        int perRow = settings.hop() * settings.framesPerOutput();
        int rows = (waveform.length - 1) / perRow + 1;
        float[] values = new float[Math.multiplyExact(rows, dims())];
        int[] next = {0};
        VoiceStream stream = stream(row -> {
            System.arraycopy(row, 0, values, next[0], row.length);
            next[0] += row.length;
        });
        stream.accept(waveform, 0, waveform.length);
        stream.finish();
        return new Features(rows, dims(), values).at(frameRate());
    }

    /** For a waveform that comes in pieces. @param rows takes each row of features, in order, as soon as it is known */
    public VoiceStream stream(Consumer<float[]> rows) {
        return stream(BLOCK_SECONDS, rows);
    }

    /**
     * As the other, for who cannot wait.
     *
     * @param blockSeconds of sound after which there are rows; fewer cost more
     */
    public VoiceStream stream(int blockSeconds, Consumer<float[]> rows) {
        return new VoiceStream(graph, settings, spectral, width, energyAt, blockSeconds, rows);
    }

    /** Waits for runs that are in flight. */
    @Override
    public void close() {
        graph.close();
    }

    private static int width(Tensor tensor) {
        return Math.toIntExact(tensor.shape()[1]);
    }
}
