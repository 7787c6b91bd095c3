package io.trimodal.modeling.frontend;

import io.trimodal.modeling.onnx.ConstantFolding;
import io.trimodal.modeling.onnx.ElementType;
import io.trimodal.modeling.onnx.OnnxEmitter;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * From a waveform to what is computed of its spectra, a frame every {@value #HOP} samples.
 *
 * <pre>
 *   in   waveform         [hops, 640]        samples in order; hops = frames + 4
 *   out  mfcc             [frames, 20]       librosa.feature.mfcc of power_to_db(amin=1e-6, top_db=None)
 *        chroma           [frames, 12]       librosa.feature.chroma_stft(tuning=0)
 *        autocorrelation  [frames, 248]      of the middle 1,024 samples of a frame, lags 0 to 247
 *        prosody          [frames, 4]        in the richer contract: {@link ProsodyGraph}
 * </pre>
 *
 * Frame t holds the 2,048 samples from hop t + 1 on. The hop before is there for what compares a frame with the frame
 * before it.
 */
final class VoiceGraph {
    static final int SAMPLE_RATE = 16_000;
    static final int HOP = 640;
    /** Hops that a graph needs beyond its frames. */
    static final int CONTEXT = 4;

    static final int CEPSTRA = 20;
    static final int MEL_BANDS = 128;
    static final int PITCH_LENGTH = 1024;
    /** The longest period, of 65 Hz, is 247 samples. */
    static final int LAGS = 248;
    /**
     * Powers of a band below are as silence. librosa's default is 80 dB below the loudest band of the whole recording,
     * which no stream knows; -60 dB is that for a voice whose loudest band is at 20 dB, as one at the usual level is.
     */
    static final double SILENCE = 1e-6;

    private static final double SMALLEST_NORMAL = Float.MIN_NORMAL;
    private static final Dim HOPS = Dim.symbol("hops");
    private static final Dim FRAMES = HOPS.minus(Dim.of(CONTEXT));

    private final Expressions expressions = new Expressions();
    private final Map<String, Weights> weights = new LinkedHashMap<>();
    private final SpectrumGraph spectrum = new SpectrumGraph(weights);
    private final Value waveform = expressions.input("waveform", HOPS, Dim.of(HOP));

    /** @param withProsody whether there is the output {@code prosody} */
    static byte[] onnx(String name, boolean withProsody) {
        return new VoiceGraph().emit(name, withProsody);
    }

    private byte[] emit(String name, boolean withProsody) {
        // With prosody one frame more, the one before the first.
        Dim extra = Dim.of(withProsody ? 1 : 0);
        Value frames = frames(Dim.of(1).minus(extra), FRAMES.plus(extra));
        Value windowed = frames.mul(Constants.of(
                expressions,
                weights,
                "hann",
                1,
                SpectrumGraph.LENGTH,
                (_, n) -> 0.5 - 0.5 * Math.cos(2 * Math.PI * n / SpectrumGraph.LENGTH)));
        Value power = spectrum.power(windowed);
        Value bands = bands(power);
        Value ofFrames = last(power);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("mfcc", cepstra(last(bands)));
        outputs.put("chroma", chroma(ofFrames));
        outputs.put("autocorrelation", autocorrelation(frames(Dim.of(1), FRAMES)));
        if (withProsody) {
            outputs.put(
                    "prosody",
                    new ProsodyGraph(spectrum, weights).of(last(windowed), ofFrames, last(bands), first(bands)));
        }
        return OnnxEmitter.emit(
                        name,
                        List.of(waveform),
                        outputs,
                        ConstantFolding.fold(outputs.values(), weights),
                        ElementType.FLOAT)
                .toByteArray();
    }

    /** The frames from a hop on: 2,048 samples are three hops and a fifth. @return {@code [count, 2048]} */
    private Value frames(Dim from, Dim count) {
        int whole = SpectrumGraph.LENGTH / HOP;
        Value[] parts = new Value[whole + 1];
        for (int i = 0; i <= whole; i++) {
            Dim start = from.plus(Dim.of(i));
            parts[i] = waveform.slice(0, start, start.plus(count));
        }
        parts[whole] = parts[whole].slice(1, 0, SpectrumGraph.LENGTH - whole * HOP);
        return expressions.concat(1, parts);
    }

    /** Natural logarithm of the power in each mel band. */
    private Value bands(Value power) {
        Value filters = spectrum.filters(power, "mel", MelFilters.of(MEL_BANDS, SAMPLE_RATE, SpectrumGraph.LENGTH));
        return power.matmul(filters).max(SILENCE).log();
    }

    /** The cosine transform (type II, orthonormal) of the bands in decibels. */
    private Value cepstra(Value bands) {
        double decibels = 10 / Math.log(10);
        return bands.matmul(Constants.of(
                expressions,
                weights,
                "cosines",
                MEL_BANDS,
                CEPSTRA,
                (band, i) -> decibels
                        * Math.sqrt((i == 0 ? 1.0 : 2.0) / MEL_BANDS)
                        * Math.cos(Math.PI * i * (2 * band + 1) / (2 * MEL_BANDS))));
    }

    /** The largest class of a frame is 1; where there is no sound at all, all are 0. */
    private Value chroma(Value power) {
        Value classes = power.matmul(
                spectrum.filters(power, "pitch_classes", ChromaFilters.of(SAMPLE_RATE, SpectrumGraph.LENGTH)));
        return classes.div(classes.largest(-1).max(SMALLEST_NORMAL));
    }

    private Value autocorrelation(Value frames) {
        int from = (SpectrumGraph.LENGTH - PITCH_LENGTH) / 2;
        Value power = spectrum.power(frames.slice(1, from, from + PITCH_LENGTH));
        return power.matmul(spectrum.sums(power, "lags", LAGS));
    }

    private static Value last(Value rows) {
        Dim count = rows.shape().dim(0);
        return rows.slice(0, count.minus(FRAMES), count);
    }

    private static Value first(Value rows) {
        return rows.slice(0, Dim.of(0), FRAMES);
    }
}
