package io.trimodal.function.oip.infer;

import io.trimodal.feature.Absent;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.Modality;
import io.trimodal.function.clip.UnreadPictures;
import io.trimodal.function.clip.UnreadSound;
import io.trimodal.function.oip.ModelSignature;
import io.trimodal.function.oip.RawInputs;
import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.function.oip.tensor.TensorErrors;
import io.trimodal.function.oip.tensor.TensorValues;
import io.trimodal.model.Manifest;
import io.trimodal.runtime.Cancellation;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes features of the waveforms and pictures of one request. */
public final class RawTensors {
    static final String SAMPLE_RATE = "sample_rate";
    private static final double DEFAULT_SAMPLE_RATE = 16_000;
    private static final double HIGHEST_SAMPLE_RATE = 768_000;
    private static final double DEFAULT_FRAME_RATE = 5;
    private static final double HIGHEST_FRAME_RATE = 240;
    private static final double LOWEST_FRAME_RATE = 1.0 / 60;

    private final Map<String, Tensor> tensors;
    private final RawInputs inputs;
    private final Manifest model;
    private final Cancellation cancellation;

    RawTensors(Map<String, Tensor> tensors, RawInputs inputs, Manifest model, Cancellation cancellation) {
        this.tensors = tensors;
        this.inputs = inputs;
        this.model = model;
        this.cancellation = cancellation;
        requireCounted(ModelSignature.WAVEFORM, ModelSignature.WAVEFORM_LENGTH);
        requireCounted(ModelSignature.FRAMES, ModelSignature.FRAMES_LENGTH);
    }

    private void requireCounted(String input, String length) {
        if (tensors.containsKey(length) && !tensors.containsKey(input)) {
            throw TensorErrors.malformed(length, "is given without input '" + input + "', which it is of");
        }
    }

    /** The parameter with an input's rate. */
    public static String rateParameter(String input) {
        return input.equals(ModelSignature.WAVEFORM) ? SAMPLE_RATE : FrameRates.PARAMETER;
    }

    /** @throws io.trimodal.function.problem.MalformedRequestException if it is no rate. @param given as it was sent */
    static OptionalDouble rate(String input, Optional<Double> given) {
        boolean sound = input.equals(ModelSignature.WAVEFORM);
        double least = sound ? 1 : LOWEST_FRAME_RATE;
        double most = sound ? HIGHEST_SAMPLE_RATE : HIGHEST_FRAME_RATE;
        if (given.isPresent() && !(given.get() >= least && given.get() <= most && (!sound || isWhole(given.get())))) {
            throw TensorErrors.malformed(
                    input,
                    "has the parameter " + rateParameter(input) + " "
                            + (Double.isNaN(given.get()) ? "that is no number" : "of " + given.get()) + "; it must be "
                            + (sound ? "a whole number of samples a second, up to 768000" : "up to 240 a second"));
        }
        return given.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }

    /** @return absent where the utterance has none */
    FramesInput read(Modality modality, int index) {
        return switch (modality) {
            case AUDIO -> sound(index);
            case VISION -> pictures(index);
            case LANGUAGE -> Absent.INSTANCE;
        };
    }

    private FramesInput sound(int index) {
        Tensor tensor = tensors.get(ModelSignature.WAVEFORM);
        if (tensor == null) {
            return Absent.INSTANCE;
        }
        int samples = length(tensor, ModelSignature.WAVEFORM_LENGTH, index);
        if (samples == 0) {
            return Absent.INSTANCE;
        }
        float[] values = ((TensorValues.Floats) tensor.values()).values();
        int from = index * tensor.stride();
        for (int i = from; i < from + samples; i++) {
            if (!Float.isFinite(values[i])) {
                throw TensorErrors.malformed(
                        tensor.name(),
                        "is " + values[i] + " at [" + index + ", " + (i - from)
                                + "]; every sample must be a finite number");
            }
        }
        return inputs.reading()
                .features(
                        "input '" + tensor.name() + "'",
                        new UnreadSound(
                                values, from, samples, (long) tensor.frameRate().orElse(DEFAULT_SAMPLE_RATE)),
                        model,
                        cancellation);
    }

    private FramesInput pictures(int index) {
        Tensor tensor = tensors.get(ModelSignature.FRAMES);
        if (tensor == null) {
            return Absent.INSTANCE;
        }
        int frames = length(tensor, ModelSignature.FRAMES_LENGTH, index);
        int height = Math.toIntExact(tensor.shape().get(2));
        int width = Math.toIntExact(tensor.shape().get(3));
        if (frames == 0 || width == 0 || height == 0) {
            return Absent.INSTANCE;
        }
        if (!(tensor.values() instanceof TensorValues.Octets(byte[] values))) {
            throw TensorErrors.unprocessable(tensor.name(), "is " + tensor.datatype() + "; UINT8 was expected");
        }
        return inputs.reading()
                .features(
                        "input '" + tensor.name() + "'",
                        new UnreadPictures(
                                values,
                                index * tensor.stride(),
                                frames,
                                width,
                                height,
                                tensor.frameRate().orElse(DEFAULT_FRAME_RATE)),
                        model,
                        cancellation);
    }

    private int length(Tensor tensor, String name, int index) {
        int all = Math.toIntExact(tensor.shape().get(1));
        Tensor lengths = tensors.get(name);
        if (lengths == null) {
            return all;
        }
        long length = lengths.values().integers()[index];
        if (length < 0 || length > all) {
            throw TensorErrors.malformed(
                    name,
                    "is " + length + " for utterance " + index + ", but input '" + tensor.name() + "' has " + all);
        }
        return (int) length;
    }
}
