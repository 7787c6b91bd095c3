package io.trimodal.function.live;

import io.trimodal.function.clip.LiveClip;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.media.clip.PictureFrame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * Reads binary messages, little-endian. Eight bytes come first, of which the first says what follows, and the others
 * are 0: after 1 samples, after 2 the time of a picture as float64, in seconds, and its pixels, uint8 {@code [height,
 * width, 3]}. So samples and times lie where typed arrays want them. Not thread-safe.
 */
final class LiveMedia {
    static final int PICTURE_HEADER = 16;

    private static final long SOUND = 1;
    private static final long PICTURE = 2;
    private static final int HEADER = 8;
    /** A picture is shown until the next one; so many seconds at most, as each is looked at again as often. */
    private static final double APART = 30;

    private final LiveStart start;
    private final LiveClip clip;
    private double pictured = -1;

    LiveMedia(LiveStart start, LiveClip clip) {
        this.start = start;
        this.clip = clip;
    }

    /** @throws io.trimodal.function.problem.RequestException if it is no such message, or too much of the clip */
    void take(ByteBuffer given) {
        ByteBuffer message = given.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (message.remaining() < HEADER) {
            throw malformed("has " + message.remaining() + " bytes; a header has " + HEADER);
        }
        long header = message.getLong();
        if (header == SOUND) {
            sound(message);
        } else if (header == PICTURE) {
            picture(message);
        } else {
            throw malformed("begins with a header that is none: 1 for sound or 2 for a picture, and seven zeros");
        }
        requireTogether();
    }

    private void sound(ByteBuffer message) {
        if (start.sound().isEmpty()) {
            throw malformed("is sound, which the start did not announce");
        }
        SampleFormat format = start.sound().getFirst();
        if (message.remaining() % format.bytes() != 0) {
            throw malformed("has " + message.remaining() + " bytes of sound; a sample of " + format.key() + " has "
                    + format.bytes());
        }
        float[] samples = new float[message.remaining() / format.bytes()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = format.next(message);
        }
        clip.sound(samples, samples.length);
    }

    private void picture(ByteBuffer message) {
        if (start.pictures().isEmpty()) {
            throw malformed("is a picture, which the start did not announce");
        }
        LiveStart.PictureSize size = start.pictures().getFirst();
        if (message.remaining() != Double.BYTES + size.bytes()) {
            throw malformed("has " + message.remaining() + " bytes after its header; the time and a picture of "
                    + size.width() + " × " + size.height() + " pixels have " + (Double.BYTES + size.bytes()));
        }
        double seconds = message.getDouble();
        if (!(seconds >= 0 && seconds > pictured && Double.isFinite(seconds))) {
            throw malformed(String.format(
                    Locale.ROOT,
                    "is a picture at %f s; times begin at 0, and each is later than the one before",
                    seconds));
        }
        double from = start.sound().isEmpty() ? Math.max(0, pictured) : clip.sounded();
        if (seconds > from + APART) {
            throw apart("pictures are ahead", seconds, from);
        }
        pictured = seconds;
        byte[] rgb = new byte[size.bytes()];
        message.get(rgb);
        clip.picture(new PictureFrame(seconds, size.width(), size.height(), rgb));
    }

    /** Segments wait for both. */
    private void requireTogether() {
        if (!start.pictures().isEmpty() && clip.sounded() > Math.max(0, pictured) + APART) {
            throw apart("pictures are behind", pictured, clip.sounded());
        }
    }

    private static MalformedRequestException apart(String what, double pictures, double sound) {
        return malformed(String.format(
                Locale.ROOT,
                "is too far: %s, at %.1f s where the rest is at %.1f s; send both in the order of their time, at most"
                        + " %.0f s apart",
                what,
                pictures,
                sound,
                APART));
    }

    private static MalformedRequestException malformed(String detail) {
        return new MalformedRequestException(new FieldError("", detail));
    }
}
