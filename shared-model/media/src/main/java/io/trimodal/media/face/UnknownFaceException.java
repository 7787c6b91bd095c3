package io.trimodal.media.face;

/** A face was asked for that the clip does not have. The message says how many it has. */
public final class UnknownFaceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownFaceException(int number, int faces) {
        super("face " + number + " was asked for, but "
                + (faces == 0 ? "no face was found" : faces == 1 ? "one face was found" : faces + " faces were found"));
    }
}
