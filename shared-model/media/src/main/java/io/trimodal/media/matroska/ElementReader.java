package io.trimodal.media.matroska;

import io.trimodal.media.clip.ByteInput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import java.io.IOException;

/** Heads of EBML elements (RFC 8794, 4): an identifier and a size of one to eight bytes each. */
final class ElementReader {
    static final long SEGMENT = 0x18538067;
    static final long INFO = 0x1549A966;
    static final long TIMESTAMP_SCALE = 0x2AD7B1;
    static final long TRACKS = 0x1654AE6B;
    static final long TRACK_ENTRY = 0xAE;
    static final long TRACK_NUMBER = 0xD7;
    static final long TRACK_TYPE = 0x83;
    static final long CODEC_ID = 0x86;
    static final long CODEC_PRIVATE = 0x63A2;
    static final long CODEC_DELAY = 0x56AA;
    static final long CONTENT_ENCODINGS = 0x6D80;
    static final long VIDEO = 0xE0;
    static final long PIXEL_WIDTH = 0xB0;
    static final long PIXEL_HEIGHT = 0xBA;
    static final long CLUSTER = 0x1F43B675;
    static final long TIMESTAMP = 0xE7;
    static final long SIMPLE_BLOCK = 0xA3;
    static final long BLOCK_GROUP = 0xA0;
    static final long BLOCK = 0xA1;
    static final long EBML = 0x1A45DFA3;

    /** A size that was not known when the head was written, as in live recordings. */
    static final long UNKNOWN = -1;

    private final ByteInput in;

    /** @param start of the content */
    record Element(long id, long start, long size) {
        /** The first byte after it, or the end of the file where its size is unknown. */
        long end(long fileSize) {
            return size == UNKNOWN ? fileSize : start + size;
        }
    }

    ElementReader(ByteInput in) {
        this.in = in;
    }

    ByteInput in() {
        return in;
    }

    /** Reads the head at the place where the input is. */
    Element next() throws IOException {
        long id = number(4, false);
        long size = number(8, true);
        return new Element(id, in.position(), size);
    }

    /** @param content whether the mark of the length is taken off, and all ones mean unknown */
    private long number(int most, boolean content) throws IOException {
        int first = in.u8();
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > most) {
            throw invalid("no element at byte " + (in.position() - 1));
        }
        long value = content ? first & (0xFF >> length) : first;
        boolean unknown = content && value == 0xFF >> length;
        for (int i = 1; i < length; i++) {
            int next = in.u8();
            value = value << 8 | next;
            unknown &= next == 0xFF;
        }
        return unknown ? UNKNOWN : value;
    }

    /** A whole number as the content of an element. */
    long unsigned(Element element) throws IOException {
        if (element.size() < 0 || element.size() > 8) {
            throw invalid("a number of " + element.size() + " bytes, expected at most 8");
        }
        long value = 0;
        for (int i = 0; i < element.size(); i++) {
            value = value << 8 | in.u8();
        }
        return value;
    }

    static InvalidClipException invalid(String found) {
        return new InvalidClipException(ClipTrack.CLIP, "the Matroska has " + found);
    }
}
