package io.trimodal.media.transcript;

/**
 * How much of a transcript is read; each is at least 1.
 *
 * @param bytes most of the file
 * @param cues most of them, those without text included
 * @param charactersPerCue most of one cue with its mark-up; plain text has one cue per paragraph
 */
public record TranscriptLimits(int bytes, int cues, int charactersPerCue) {
    /**
     * For ten hours: at 150 words a minute they have 90,000 words, some 20,000 cues, and 12 MB where JSON gives each
     * word its times. Two hours of plain text in one paragraph have 110,000 characters.
     */
    public static final TranscriptLimits DEFAULT = new TranscriptLimits(16 << 20, 50_000, 200_000);

    /** @throws IllegalArgumentException for a limit below 1 */
    public TranscriptLimits {
        if (Math.min(bytes, Math.min(cues, charactersPerCue)) < 1) {
            throw new IllegalArgumentException("limits of " + bytes + " bytes, " + cues + " cues and "
                    + charactersPerCue + " characters per cue, expected at least 1 of each");
        }
    }
}
