package io.trimodal.media.wav;

import io.trimodal.media.clip.ByteInput;
import io.trimodal.media.clip.ClipDecoder;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.SoundOutput;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads WAV: PCM of 8 to 32 bits and floating point, plain or extensible, of any rate and channel count. Sizes in
 * headers are hints: a recorder that was killed leaves 0 or 2^32 - 1, and what is there is read then. Also RF64, whose
 * sizes are such by design.
 */
public final class WavDecoder implements ClipDecoder {
    private static final int RIFF_HEADER = 12;
    private static final long UNKNOWN = 0xFFFF_FFFFL;
    private static final int FRAMES = 4096;
    /** A format chunk has 40 at most; a larger one holds what is of no use here. */
    private static final int MOST_FORMAT_BYTES = 256;

    @Override
    public void decode(ClipSource source, ClipOutput output) throws IOException {
        if (!output.takes(ClipTrack.SOUND)) {
            return;
        }
        try (SeekableByteChannel channel = output.open(source)) {
            ByteInput in = new ByteInput(channel);
            in.position(RIFF_HEADER);
            WavFormat format = format(in);
            long bytes = data(in);
            read(in, bytes, format, output);
        }
    }

    /** Reads on to the format chunk and through it. */
    private static WavFormat format(ByteInput in) throws IOException {
        while (in.remaining() >= 8) {
            int id = id(in);
            long size = size(in);
            if (id == chunk("data")) {
                throw WavFormat.invalid("its samples before their format");
            }
            long end = in.position() + size;
            if (id == chunk("fmt ")) {
                WavFormat format = WavFormat.of(in.bytes(Math.min(Math.min(size, MOST_FORMAT_BYTES), in.remaining())));
                skip(in, end, size);
                return format;
            }
            skip(in, end, size);
        }
        throw WavFormat.invalid("no format, expected a chunk 'fmt '");
    }

    /** Reads on to the samples. @return how many bytes they have */
    private static long data(ByteInput in) throws IOException {
        while (in.remaining() >= 8) {
            int id = id(in);
            long size = size(in);
            if (id == chunk("data")) {
                boolean wrong = size == UNKNOWN || size > in.remaining() || size == 0 && !chunkFollows(in);
                return wrong ? in.remaining() : size;
            }
            skip(in, in.position() + size, size);
        }
        throw new InvalidClipException(ClipTrack.SOUND, "the WAV has no samples, expected a chunk 'data'");
    }

    private static void read(ByteInput in, long bytes, WavFormat format, ClipOutput output) throws IOException {
        SoundOutput sound = output.sound(format.rate(), format.channels());
        long frames = bytes / format.frame();
        if (frames == 0) {
            throw new InvalidClipException(ClipTrack.SOUND, 0, "the WAV holds no sample, expected one or more");
        }
        byte[] block = new byte[FRAMES * format.frame()];
        float[] samples = new float[FRAMES * format.channels()];
        for (long left = frames; left > 0; ) {
            output.check(ClipTrack.SOUND, sound.second());
            int wanted = (int) Math.min(left, FRAMES);
            int here = in.read(block, wanted * format.frame()) / format.frame();
            if (here == 0) {
                break;
            }
            format.decode(block, here * format.channels(), samples);
            sound.accept(samples, 0, here);
            left -= here;
        }
        sound.end();
    }

    /** Chunks begin at even places; some writers forget it. */
    private static void skip(ByteInput in, long end, long size) throws IOException {
        in.position(end + (size & 1));
        if ((size & 1) == 1 && in.remaining() >= 4) {
            long even = in.position();
            boolean named = isName(id(in));
            in.position(named ? even : even - 1);
        }
    }

    /** Whether an empty chunk of samples is meant so: another follows it. */
    private static boolean chunkFollows(ByteInput in) throws IOException {
        long at = in.position();
        boolean follows = in.remaining() == 0;
        if (in.remaining() >= 8) {
            follows = isName(id(in)) && size(in) <= in.remaining();
        }
        in.position(at);
        return follows;
    }

    private static boolean isName(int id) {
        for (int shift = 0; shift < 32; shift += 8) {
            int letter = id >>> shift & 0xFF;
            if (letter < ' ' || letter > '~') {
                return false;
            }
        }
        return true;
    }

    private static int id(ByteInput in) throws IOException {
        return (int) in.u32();
    }

    private static long size(ByteInput in) throws IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) in.u32()));
    }

    private static int chunk(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }
}
