package io.trimodal.media.clip;

/** What an error of a clip, or a wish of a sink, is about. */
public enum ClipTrack {
    /** The file as a whole. */
    CLIP("clip"),
    SOUND("sound"),
    PICTURES("pictures");

    private final String title;

    ClipTrack(String title) {
        this.title = title;
    }

    /** As in messages. */
    public String title() {
        return title;
    }
}
