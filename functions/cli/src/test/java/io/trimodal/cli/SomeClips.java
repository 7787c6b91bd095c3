package io.trimodal.cli;

import io.trimodal.support.Checkout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Recordings for tests, and what they are read with. */
final class SomeClips {
    private static final Path FRONT_ENDS = Checkout.own().resolve("shared-model/front-ends/target/front-ends");
    private static final int RATE = 16_000;

    private SomeClips() {}

    /** Three seconds, in which somebody says "What a lovely day. I could not be happier." */
    static String talk() {
        return Checkout.own()
                .resolve("shared-model/media/src/test/resources/clips/talk.mp4")
                .toString();
    }

    /** The build makes the voice's; without the others, speech is found by loudness and faces are not. */
    static void requireVoice() {
        require("voice");
    }

    static void requireFaces() {
        require("face");
    }

    private static void require(String name) {
        Assumptions.assumeTrue(Files.isDirectory(FRONT_ENDS.resolve(name)), "the build made no front end " + name);
    }

    /** A tone in 16-bit WAV. */
    static String wav(Path file, int seconds) throws IOException {
        int bytes = seconds * RATE * Short.BYTES;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * Short.BYTES);
        wav.putShort((short) Short.BYTES)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(bytes);
        for (int i = 0; i < seconds * RATE; i++) {
            wav.putShort((short) (8000 * Math.sin(2 * Math.PI * 220 * i / RATE)));
        }
        return Files.write(file, wav.array()).toString();
    }

    /** Grey pictures as NumPy writes them, 32 by 24. */
    static String pictures(Path file, int count) throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (%d, 24, 32, 3), }\n".formatted(count);
        ByteBuffer npy = ByteBuffer.allocate(10 + header.length() + count * 24 * 32 * 3)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(ascii(header));
        while (npy.hasRemaining()) {
            npy.put((byte) 0x80);
        }
        return Files.write(file, npy.array()).toString();
    }

    /** Two speakers, one of whom needs quotes in CSV. */
    static String transcript(Path file) throws IOException {
        return Files.writeString(file, """
                        WEBVTT

                        00:00.000 --> 00:01.400
                        <v Ann>What a "lovely", lovely day.

                        00:01.400 --> 00:03.000
                        <v Ben>I could not be happier.
                        """).toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
