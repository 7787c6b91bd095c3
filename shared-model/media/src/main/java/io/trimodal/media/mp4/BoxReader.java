package io.trimodal.media.mp4;

import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Boxes within a box that is in memory (ISO/IEC 14496-12, 4.2). No box reaches beyond the one that it is in.
 *
 * @param type four characters
 * @param content big-endian, from 0 to its limit
 */
record BoxReader(String type, ByteBuffer content) {
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;

    /** The boxes that follow each other from the place {@code from} on. */
    List<BoxReader> boxes(int from) {
        List<BoxReader> boxes = new ArrayList<>();
        for (int at = from; at + HEADER <= content.limit(); ) {
            long size = Integer.toUnsignedLong(content.getInt(at));
            String name = name(at + 4);
            int header = HEADER;
            if (size == 1 && at + LONG_HEADER <= content.limit()) {
                size = content.getLong(at + HEADER);
                header = LONG_HEADER;
            } else if (size == 0) {
                size = (long) content.limit() - at;
            }
            if (size < header || size > content.limit() - at) {
                throw invalid("a box of " + size + " bytes within " + (content.limit() - at) + " of '" + type + "'");
            }
            boxes.add(new BoxReader(name, content.slice(at + header, (int) size - header)));
            at += (int) size;
        }
        return boxes;
    }

    /** The first of a type; types that are separated by slashes are within each other. */
    Optional<BoxReader> find(String path) {
        Optional<BoxReader> found = Optional.of(this);
        for (String name : path.split("/")) {
            found = found.flatMap(box -> box.boxes(0).stream()
                    .filter(child -> child.type.equals(name))
                    .findFirst());
        }
        return found;
    }

    /** @throws InvalidClipException where there is none */
    BoxReader require(String path) {
        return find(path).orElseThrow(() -> invalid("no '" + path + "' within '" + type + "'"));
    }

    String name(int at) {
        requireBytes(at + 4);
        byte[] name = new byte[4];
        content.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    int u16(int at) {
        requireBytes(at + 2);
        return Short.toUnsignedInt(content.getShort(at));
    }

    int i32(int at) {
        requireBytes(at + 4);
        return content.getInt(at);
    }

    long u32(int at) {
        return Integer.toUnsignedLong(i32(at));
    }

    long i64(int at) {
        requireBytes(at + 8);
        return content.getLong(at);
    }

    /** Version of a box that has one. */
    int version() {
        return i32(0) >>> 24;
    }

    /** The rest from a place on. */
    byte[] bytes(int from) {
        requireBytes(from);
        byte[] bytes = new byte[content.limit() - from];
        content.get(from, bytes);
        return bytes;
    }

    private void requireBytes(int end) {
        if (end > content.limit()) {
            throw invalid("a box '" + type + "' of " + content.limit() + " bytes, expected " + end + " or more");
        }
    }

    static InvalidClipException invalid(String found) {
        return new InvalidClipException(ClipTrack.CLIP, "the MP4 has " + printable(found));
    }

    /** Types of boxes are four bytes of any kind. */
    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
