package io.trimodal.function.upload.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.function.problem.UnprocessableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadKindTest {
    @ParameterizedTest
    @CsvSource({
        "uploads/a.json, JSON",
        "uploads/a.explain.json, JSON",
        "uploads/a.jsonl, JSONL",
        "uploads/a.ndjson, JSONL",
        "uploads/a.NPZ, NPZ",
        "uploads/a.zip, ZIP",
        "uploads/talk.mp4, RECORDING",
        "uploads/GOPR0001.MP4, RECORDING",
        "uploads/talk.m2ts, RECORDING",
        "uploads/talk.vtt, TRANSCRIPT",
        "uploads/talk.txt, TRANSCRIPT",
        "uploads/talk.transcript.json, TRANSCRIPT",
        "uploads/talk.Transcript.JSON, TRANSCRIPT",
        // nobody's: it has no name of its own before its ending
        "uploads/transcript.json, JSON"
    })
    void kind_isToldByTheEnding(String key, UploadKind kind) {
        assertThat(UploadKind.of(key)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uploads/a",
                "uploads/a.png",
                "uploads/mp4",
                "uploads/a.mp4/part",
                "uploads/a.",
                "uploads/a.mp4.part"
            })
    void otherEndings_areRefused_withThoseThatAreKnown(String key) {
        assertThatThrownBy(() -> UploadKind.of(key))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining(".jsonl")
                .hasMessageContaining(".mp4")
                .hasMessageContaining(".transcript.json");
    }

    @Test
    void stem_isWhatARecordingAndItsTranscriptHaveInCommon() {
        assertThat(UploadKind.RECORDING.stem("uploads/a.b/talk.1.MP4")).isEqualTo("uploads/a.b/talk.1");
        assertThat(UploadKind.TRANSCRIPT.stem("uploads/a.b/talk.1.vtt")).isEqualTo("uploads/a.b/talk.1");
        assertThat(UploadKind.TRANSCRIPT.stem("uploads/a.b/talk.1.transcript.json"))
                .isEqualTo("uploads/a.b/talk.1");
        assertThat(UploadKind.TRANSCRIPT.endingOf("uploads/talk.Transcript.json"))
                .isEqualTo("Transcript.json");
    }
}
