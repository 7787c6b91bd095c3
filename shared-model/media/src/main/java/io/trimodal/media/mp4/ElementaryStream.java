package io.trimodal.media.mp4;

import io.trimodal.media.packet.TrackCodec;
import java.nio.ByteBuffer;

/** The descriptors in a box {@code esds} (ISO/IEC 14496-1, 7.2.6): each a tag, a length and what it holds. */
final class ElementaryStream {
    private static final int ES = 3;
    private static final int DECODER = 4;
    private static final int SPECIFIC = 5;

    private ElementaryStream() {}

    static TrackCodec codec(BoxReader box) {
        ByteBuffer in = ByteBuffer.wrap(box.bytes(4));
        ByteBuffer es = descriptor(in, ES);
        skip(es, 2);
        int flags = u8(es);
        if ((flags & 0x80) != 0) {
            skip(es, 2);
        }
        if ((flags & 0x40) != 0) {
            skip(es, u8(es));
        }
        if ((flags & 0x20) != 0) {
            skip(es, 2);
        }
        ByteBuffer decoder = descriptor(es, DECODER);
        int type = u8(decoder);
        return switch (type) {
            case 0x40, 0x66, 0x67, 0x68 -> {
                skip(decoder, 12);
                ByteBuffer specific = descriptor(decoder, SPECIFIC);
                byte[] configuration = new byte[specific.remaining()];
                specific.get(configuration);
                yield new TrackCodec.Aac(configuration);
            }
            case 0x69, 0x6B -> new TrackCodec.Mp3();
            default -> new TrackCodec.Other(String.format("object type 0x%02X", type));
        };
    }

    private static ByteBuffer descriptor(ByteBuffer in, int tag) {
        int found = u8(in);
        int length = 0;
        int part = 0x80;
        for (int i = 0; i < 4 && (part & 0x80) != 0; i++) {
            part = u8(in);
            length = length << 7 | part & 0x7F;
        }
        if (found != tag || length > in.remaining()) {
            throw BoxReader.invalid("a descriptor " + found + " of " + length + " bytes, expected " + tag
                    + " of at most " + in.remaining());
        }
        return in.slice(in.position(), length);
    }

    private static int u8(ByteBuffer in) {
        if (!in.hasRemaining()) {
            throw BoxReader.invalid("a descriptor that ends early");
        }
        return Byte.toUnsignedInt(in.get());
    }

    private static void skip(ByteBuffer in, int bytes) {
        if (bytes > in.remaining()) {
            throw BoxReader.invalid("a descriptor that ends early");
        }
        in.position(in.position() + bytes);
    }
}
