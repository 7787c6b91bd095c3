package io.trimodal.media.activity;

import io.trimodal.media.frontend.FrontEndKind;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Finds speech in waveforms: with Silero's network, or by loudness where that was not to be had. Thread-safe. */
public final class VoiceActivity implements AutoCloseable {
    private static final String GRAPH = "voice-activity.onnx";

    private final String name;
    private final Supplier<SpeechDetector> detectors;
    private final Runnable close;

    private VoiceActivity(String name, Supplier<SpeechDetector> detectors, Runnable close) {
        this.name = name;
        this.detectors = detectors;
        this.close = close;
    }

    /**
     * Loads the network and runs it once.
     *
     * @param source of the kind {@link FrontEndKind#VOICE_ACTIVITY}
     * @throws InvalidPackageException if it is of another kind or for another sample rate, or its files are not what
     *     its manifest says
     */
    public static VoiceActivity load(FrontEndPackage source, OnnxGraphs graphs) {
        if (source.manifest().kind() != FrontEndKind.VOICE_ACTIVITY
                || source.manifest().setting("sample_rate") != SileroDetector.SAMPLE_RATE) {
            throw new InvalidPackageException(
                    source.directory().toString(),
                    "is no front end of the kind voice-activity for " + SileroDetector.SAMPLE_RATE + " Hz");
        }
        Graph graph = source.graph(graphs, GRAPH);
        try {
            new SileroDetector(graph).probability(new float[SpeechDetector.WINDOW]);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
        return new VoiceActivity(source.manifest().id().toString(), () -> new SileroDetector(graph), graph::close);
    }

    /** By loudness alone, which needs no package. */
    public static VoiceActivity byEnergy() {
        return new VoiceActivity("energy", EnergyDetector::new, () -> {});
    }

    /** What finds the speech, for answers: name and version of the package, or {@code energy}. */
    public String name() {
        return name;
    }

    /**
     * All spans of speech, in order.
     *
     * @param waveform mono, in [-1, 1], at 16 kHz
     */
    public List<SpeechSpan> spans(float[] waveform, VoiceActivityOptions options) {
        List<SpeechSpan> spans = new ArrayList<>();
        VoiceActivityStream stream = stream(options, spans::add);
        stream.accept(waveform, 0, waveform.length);
        stream.finish();
        return spans;
    }

    /** For a waveform that comes in pieces. @param spans takes each span as soon as it is known */
    public VoiceActivityStream stream(VoiceActivityOptions options, Consumer<SpeechSpan> spans) {
        return new VoiceActivityStream(detectors.get(), options, spans);
    }

    /** Waits for runs that are in flight. */
    @Override
    public void close() {
        close.run();
    }
}
