package io.trimodal.function.oip.infer;

import io.trimodal.feature.FrameRate;
import io.trimodal.feature.Modality;
import io.trimodal.function.oip.ModelSignature;
import io.trimodal.function.oip.tensor.TensorErrors;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The parameter {@value #PARAMETER}: frames a second of audio and vision, which are brought to the rate that the
 * model's contract states. That of the request is for the inputs that have none of their own. Of utterances that are
 * padded, it is that of their own frames.
 */
public final class FrameRates {
    public static final String PARAMETER = "frame_rate";

    /** What a parameter is taken for that is no number: no rate either. */
    public static final double NO_NUMBER = Double.NaN;

    private FrameRates() {}

    /** @throws MalformedRequestException if it is no rate. @param given on the request; empty if it was not sent */
    public static OptionalDouble ofRequest(Optional<Double> given) {
        if (given.isPresent() && !FrameRate.isPossible(given.get())) {
            throw new MalformedRequestException(new FieldError("", impossible(given.get())));
        }
        return given.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /**
     * The rate of an input.
     *
     * @param given on the input; empty if it was not sent
     * @throws MalformedRequestException naming the input, if it is no rate, or on an input that has none
     */
    public static OptionalDouble ofInput(String input, Optional<Double> given, OptionalDouble request) {
        if (input.equals(ModelSignature.WAVEFORM) || input.equals(ModelSignature.FRAMES)) {
            return RawTensors.rate(input, given);
        }
        boolean frames = input.equals(Modality.AUDIO.key()) || input.equals(Modality.VISION.key());
        if (given.isEmpty()) {
            return frames ? request : OptionalDouble.empty();
        }
        if (!frames) {
            throw TensorErrors.malformed(
                    input, "has the parameter " + PARAMETER + ", which only audio and vision have");
        }
        if (!FrameRate.isPossible(given.get())) {
            throw TensorErrors.malformed(input, impossible(given.get()));
        }
        return OptionalDouble.of(given.get());
    }

    private static String impossible(double given) {
        String value = Double.isNaN(given) ? "that is no number" : "of " + given;
        return "has the parameter " + PARAMETER + " " + value
                + "; it must be a number of frames a second, from 1 to 1000";
    }
}
