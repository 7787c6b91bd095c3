package io.trimodal.openface;

/** A file that is not what OpenFace's FeatureExtraction writes, or not what the model needs. The message names line and column. */
public final class InvalidOpenFaceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidOpenFaceException(String message) {
        super(message);
    }

    static InvalidOpenFaceException at(long line, String message) {
        return new InvalidOpenFaceException("line " + line + ": " + message);
    }
}
