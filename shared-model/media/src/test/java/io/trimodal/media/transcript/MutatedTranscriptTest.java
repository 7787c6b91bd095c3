package io.trimodal.media.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens to a transcript on its way, reading it gives cues or a refusal, and never another failure. */
class MutatedTranscriptTest {
    private static final int TRIES = 4000;
    private static final byte[] TELLING = "<>&;:.,-#{}[]\"\n\r\t 0159-->\\NaN\uFEFF".getBytes(StandardCharsets.UTF_8);

    @Test
    void read_changedTranscript_givesCuesOrARefusal() {
        Random random = new Random(16);
        int read = 0;
        for (String text : TranscriptTexts.all()) {
            byte[] seed = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < TRIES; i++) {
                read += isRead(changed(seed, random)) ? 1 : 0;
            }
        }
        // otherwise only refusals were tested
        assertThat(read).isBetween(TRIES, 5 * TRIES);
    }

    @Test
    void read_endsOfTranscripts_giveCuesOrARefusal() {
        for (String text : TranscriptTexts.all()) {
            byte[] seed = text.getBytes(StandardCharsets.UTF_16);
            for (int length = 0; length <= seed.length; length++) {
                isRead(Arrays.copyOf(seed, length));
            }
        }
    }

    private static boolean isRead(byte[] bytes) {
        try {
            Transcript transcript = TranscriptReader.read(bytes, new TranscriptLimits(2000, 20, 300));
            assertThat(transcript.cues()).allMatch(cue -> !cue.text().isBlank());
            if (transcript.hasTimes()) {
                TranscriptTexts.read(WebVtt.write(transcript.cues()));
            }
            return true;
        } catch (InvalidTranscriptException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }

    /** One to four bytes set, or a stretch removed, doubled or cut off. */
    private static byte[] changed(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> joined(bytes, from, to);
            case 2 -> joined(bytes, to, from);
            case 3 -> {
                bytes[from] = (byte) random.nextInt(256);
                yield bytes;
            }
            default -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = TELLING[random.nextInt(TELLING.length)];
                }
                yield bytes;
            }
        };
    }

    /** Everything up to {@code end}, then everything from {@code begin}: left out between, or twice. */
    private static byte[] joined(byte[] bytes, int end, int begin) {
        byte[] joined = Arrays.copyOf(bytes, end + bytes.length - begin);
        System.arraycopy(bytes, begin, joined, end, bytes.length - begin);
        return joined;
    }
}
