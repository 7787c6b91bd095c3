package io.trimodal.media.transcript;

import java.util.List;

/** What was said in a clip. @param cues in the order of the file, those without text left out */
public record Transcript(TranscriptForm form, List<Cue> cues) {
    public Transcript {
        cues = cues.stream().filter(cue -> !cue.text().isBlank()).toList();
    }
}
