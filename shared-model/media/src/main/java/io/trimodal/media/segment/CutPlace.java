package io.trimodal.media.segment;

/** Where something that is too long is cut, the best first. */
enum CutPlace {
    SENTENCE("at the end of a sentence"),
    PAUSE("at a pause between two words"),
    WORD("between two words"),
    TIME("by time, as no word ends there");

    private final String description;

    CutPlace(String description) {
        this.description = description;
    }

    /** Completes a sentence that begins with what is cut. */
    String description() {
        return description;
    }
}
