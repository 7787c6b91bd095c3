package io.trimodal.media.face;

import io.trimodal.binary.Printable;
import java.util.Locale;

/** Which of several faces in a clip is the speaker. */
public sealed interface FaceSelection {
    /** The one that takes up most room, over the clip. */
    record Largest() implements FaceSelection {}

    /** The one that appears first; of those in the first picture the largest. */
    record First() implements FaceSelection {}

    /** The one of that number, from 1, in the order in which they appear. */
    record Nth(int number) implements FaceSelection {
        /** @throws IllegalArgumentException if it is not from 1 on */
        public Nth {
            if (number < 1) {
                throw new IllegalArgumentException("faces are numbered from 1, so there is no face " + number);
            }
        }
    }

    /**
     * {@code largest}, {@code first} or a number from 1.
     *
     * @throws IllegalArgumentException saying so
     */
    static FaceSelection parse(String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        return switch (given) {
            case "largest" -> new Largest();
            case "first" -> new First();
            default -> {
                if (!given.matches("[1-9][0-9]{0,5}")) {
                    throw new IllegalArgumentException(
                            "must be 'largest', 'first' or the number of a face, from 1, not "
                                    + Printable.quoted(text));
                }
                yield new Nth(Integer.parseInt(given));
            }
        };
    }
}
