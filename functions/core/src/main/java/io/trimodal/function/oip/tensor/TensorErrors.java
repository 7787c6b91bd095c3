package io.trimodal.function.oip.tensor;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.Excerpt;

/** Errors that blame an input tensor by its name. */
public final class TensorErrors {
    private TensorErrors() {}

    /** @param detail as in {@link FieldError} */
    public static MalformedRequestException malformed(String input, String detail) {
        return new MalformedRequestException(error(input, detail));
    }

    /** @param detail as in {@link FieldError} */
    public static UnprocessableException unprocessable(String input, String detail) {
        return new UnprocessableException(error(input, detail));
    }

    /** @param detail as in {@link FieldError} */
    public static TooLargeException tooLarge(String input, String detail) {
        return new TooLargeException(error(input, detail));
    }

    private static FieldError error(String input, String detail) {
        return new FieldError("input '" + Excerpt.of(input) + "'", detail);
    }
}
