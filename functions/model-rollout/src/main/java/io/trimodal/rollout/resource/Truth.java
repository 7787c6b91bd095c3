package io.trimodal.rollout.resource;

/** The status of a condition. */
public enum Truth {
    TRUE("True"),
    FALSE("False"),
    UNKNOWN("Unknown");

    private final String key;

    Truth(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
