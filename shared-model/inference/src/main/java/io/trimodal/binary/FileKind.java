package io.trimodal.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Kinds of files that are told by their first bytes, whatever their name is; for messages to who gave another kind than
 * was expected.
 */
public enum FileKind {
    NUMPY_ARRAY("one NumPy array (.npy)", 0, "\u0093NUMPY"),
    ZIP("a ZIP archive", 0, "PK\3\4"),
    EMPTY_ZIP("an empty ZIP archive", 0, "PK\5\6"),
    MPEG4("an MPEG-4 recording (.mp4, .m4a, .mov)", 4, "ftyp"),
    WAVE("a WAV recording", 8, "WAVE"),
    AVI("an AVI recording", 8, "AVI "),
    MATROSKA("a Matroska or WebM recording", 0, "\u001a\u0045\u00df\u00a3"),
    OGG("an Ogg recording", 0, "OggS"),
    FLAC("a FLAC recording", 0, "fLaC"),
    MP3_TAGGED("an MP3 recording", 0, "ID3"),
    MP3("an MP3 recording", 0, "\u00ff\u00fb"),
    JPEG("a JPEG picture", 0, "\u00ff\u00d8\u00ff"),
    PNG("a PNG picture", 0, "\u0089PNG"),
    GIF("a GIF picture", 0, "GIF8"),
    PDF("a PDF document", 0, "%PDF"),
    GZIP("compressed with gzip", 0, "\u001f\u008b"),
    HDF5("an HDF5 file", 0, "\u0089HDF"),
    PICKLE("a Python pickle", 0, "\u0080");

    private final String description;
    private final int offset;
    private final byte[] magic;

    FileKind(String description, int offset, String magic) {
        this.description = description;
        this.offset = offset;
        this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Completes a sentence that begins with the file's name and "is". */
    public String description() {
        return description;
    }

    /** @param head the first bytes of a file, or all; empty where they tell none of these kinds, as those of text */
    public static Optional<FileKind> of(byte[] head) {
        return Arrays.stream(values()).filter(kind -> kind.fits(head)).findFirst();
    }

    private boolean fits(byte[] head) {
        return head.length >= offset + magic.length
                && Arrays.equals(head, offset, offset + magic.length, magic, 0, magic.length);
    }
}
