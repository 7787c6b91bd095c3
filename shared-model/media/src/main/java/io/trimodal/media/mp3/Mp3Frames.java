package io.trimodal.media.mp3;

import io.trimodal.media.clip.ByteInput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;
import java.io.IOException;

/** Finds frame after frame, past tags and some junk. Not thread-safe. */
final class Mp3Frames {
    private static final int ID3_HEADER = 10;
    private static final int MOST_JUNK = 1 << 17;

    private final ByteInput in;
    private FrameHeader header;
    private long place;
    private long following;

    private Mp3Frames(ByteInput in, FrameHeader first, long place) {
        this.in = in;
        this.header = first;
        this.place = place;
        this.following = place;
    }

    /** @throws InvalidClipException if there is no frame near the start */
    static Mp3Frames open(ByteInput in) throws IOException {
        long start = afterTags(in);
        for (long at = start; at < Math.min(in.size() - FrameHeader.BYTES, start + MOST_JUNK); at++) {
            in.position(at);
            int word = (int) in.u32();
            if (!FrameHeader.isHeader(word)) {
                continue;
            }
            FrameHeader header = FrameHeader.of(word);
            if (header.size() == 0) {
                throw new MissingDecoderException(ClipTrack.SOUND, "an MP3 of a free bit rate");
            }
            if (isConfirmed(in, header, at)) {
                return new Mp3Frames(in, header, at);
            }
        }
        throw new InvalidClipException(ClipTrack.SOUND, 0, "no MP3 frame in the first bytes, expected one after tags");
    }

    /** Whether another frame follows it, or the file ends with it. */
    private static boolean isConfirmed(ByteInput in, FrameHeader header, long at) throws IOException {
        long next = at + header.size();
        if (next + FrameHeader.BYTES > in.size()) {
            return next <= in.size();
        }
        in.position(next);
        int word = (int) in.u32();
        return FrameHeader.isHeader(word) && FrameHeader.of(word).continues(header);
    }

    private static long afterTags(ByteInput in) throws IOException {
        long at = 0;
        while (at + ID3_HEADER <= in.size()) {
            in.position(at);
            if (in.u8() != 'I' || in.u8() != 'D' || in.u8() != '3') {
                return at;
            }
            in.u16();
            int flags = in.u8();
            long size = 0;
            for (int i = 0; i < 4; i++) {
                size = size << 7 | in.u8() & 0x7F;
            }
            at += ID3_HEADER + size + ((flags & 0x10) == 0 ? 0 : ID3_HEADER);
        }
        return at;
    }

    /** Goes to the next whole frame. @return whether there is one */
    boolean advance() throws IOException {
        FrameHeader known = header;
        for (long at = following; at + FrameHeader.BYTES <= in.size() && at < following + MOST_JUNK; at++) {
            in.position(at);
            int word = (int) in.u32();
            if (FrameHeader.isHeader(word)) {
                FrameHeader found = FrameHeader.of(word);
                if (found.continues(known) && found.size() > 0 && at + found.size() <= in.size()) {
                    header = found;
                    place = at;
                    following = at + found.size();
                    return true;
                }
            }
        }
        if (following + MOST_JUNK < in.size()) {
            throw new InvalidClipException(
                    ClipTrack.SOUND, "no MP3 frame in " + MOST_JUNK + " bytes from byte " + following + " on");
        }
        // tags, or a frame that is cut off
        return false;
    }

    FrameHeader header() {
        return header;
    }

    /** The frame with its header. */
    byte[] bytes() throws IOException {
        in.position(place);
        return in.bytes(header.size());
    }
}
