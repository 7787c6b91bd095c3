package io.trimodal.media.transcript;

/**
 * Text with the speaker before it as {@code [SPEAKER_00]: text}, as whisperX writes in every form of subtitles. Nothing
 * else is taken for a speaker: {@code NAME:} may be a title, a quotation or a place, {@code [Music]} a sound.
 *
 * @param speaker empty where there is none
 */
record LabelledText(String speaker, String text) {
    private static final int LONGEST_NAME = 100;

    /** @param line without mark-up */
    static LabelledText of(String line) {
        int end = line.indexOf("]:");
        String name = line.startsWith("[") && end > 0 && end <= LONGEST_NAME
                ? line.substring(1, end).strip()
                : "";
        boolean labelled = !name.isEmpty() && name.indexOf('[') < 0 && name.indexOf(']') < 0;
        return labelled ? new LabelledText(name, line.substring(end + 2).strip()) : new LabelledText("", line);
    }
}
