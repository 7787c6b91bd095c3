package io.trimodal.media.transcript;

/** The forms of transcripts that are read. What a file holds tells its form; its name does not matter. */
public enum TranscriptForm {
    WEBVTT,
    SUBRIP,
    /** Of Whisper, whisper.cpp, faster-whisper, whisperX, and of services that speak OpenAI's protocol. */
    WHISPER_JSON,
    PLAIN_TEXT
}
