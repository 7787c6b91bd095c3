package io.trimodal.modeling.tflite;

/** Bytes that are no TensorFlow Lite model that can be converted. The message is the file's name and the reason. */
public final class InvalidTfliteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param file its name, for the message */
    public InvalidTfliteException(String file, String reason) {
        super(file + " " + reason);
    }
}
