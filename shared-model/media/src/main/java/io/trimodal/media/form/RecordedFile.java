package io.trimodal.media.form;

import io.trimodal.npy.NpyDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Tells recordings from features. */
public final class RecordedFile {
    private static final int AXES_OF_SOUND = 1;
    private static final int AXES_OF_PICTURES = 4;

    private RecordedFile() {}

    /**
     * Whether bytes look like a recording: a form of clips, or a NumPy array of the shape that sound or pictures have.
     * Features have two axes, or three.
     */
    public static boolean isLikely(byte[] bytes) {
        // text in UTF-16 begins as a frame of MPEG audio might, though not one of layer III
        if (bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return false;
        }
        try {
            return ClipForm.of(Arrays.copyOf(bytes, Math.min(bytes.length, ClipForm.HEAD))) != ClipForm.NUMPY
                    || isArrayOfRecording(bytes);
        } catch (UnknownFormException _) {
            return false;
        }
    }

    private static boolean isArrayOfRecording(byte[] bytes) {
        try {
            int axes = NpyDecoder.open(new ByteArrayInputStream(bytes), bytes.length)
                    .shape()
                    .length;
            return axes == AXES_OF_SOUND || axes == AXES_OF_PICTURES;
        } catch (IOException _) {
            return false; // the reader of features says what is wrong with it
        }
    }
}
