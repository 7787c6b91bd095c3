package io.trimodal.rollout.step;

/**
 * Something that happened, for the Events of the resource.
 *
 * @param reason one word in upper camel case
 * @param message for people
 */
public record Note(Kind kind, String reason, String message) {
    /** The two kinds of Events that Kubernetes has. */
    public enum Kind {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    public static Note normal(String reason, String message) {
        return new Note(Kind.NORMAL, reason, message);
    }

    public static Note warning(String reason, String message) {
        return new Note(Kind.WARNING, reason, message);
    }
}
