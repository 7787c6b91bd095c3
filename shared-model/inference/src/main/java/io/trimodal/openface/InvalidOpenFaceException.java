package io.trimodal.openface;

/** A file that is not what OpenFace's FeatureExtraction writes. The message names line and column. */
public sealed class InvalidOpenFaceException extends IllegalArgumentException
        permits MissingColumnsException, TooLongOpenFaceException {
    private static final long serialVersionUID = 1L;

    public InvalidOpenFaceException(String message) {
        super(message);
    }

    static InvalidOpenFaceException at(long line, String message) {
        return new InvalidOpenFaceException("line " + line + ": " + message);
    }
}
