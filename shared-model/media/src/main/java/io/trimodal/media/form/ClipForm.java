package io.trimodal.media.form;

import java.nio.charset.StandardCharsets;

/** The forms of recordings, told apart by their first bytes; names of files do not matter. */
public enum ClipForm {
    WAV("WAV", "wav"),
    NUMPY("NumPy array", ""),
    MP4("MP4", "mov"),
    MP3("MP3", "mp3"),
    MATROSKA("Matroska or WebM", "matroska"),
    OGG("Ogg", "ogg"),
    FLAC("FLAC", "flac"),
    AIFF("AIFF", "aiff"),
    AVI("AVI", "avi"),
    AAC("AAC without a container", "aac"),
    MPEG_TS("MPEG transport stream", "mpegts"),
    MPEG_PS("MPEG program stream", "mpeg"),
    FLV("Flash video", "flv"),
    ASF("Windows media", "asf"),
    AMR("AMR", "amr"),
    CAF("Core Audio", "caf");

    /** As many first bytes as are looked at. */
    static final int HEAD = 1024;

    private static final int TS_PACKET = 188;

    private final String title;
    private final String demuxer;

    ClipForm(String title, String demuxer) {
        this.title = title;
        this.demuxer = demuxer;
    }

    /** As in messages. */
    public String title() {
        return title;
    }

    /** Ffmpeg's name of it. */
    String demuxer() {
        return demuxer;
    }

    /** The form that a file with these first bytes has. @throws UnknownFormException for no recording */
    static ClipForm of(byte[] head) {
        return switch (text(head, 0, 4)) {
            case "RIFF", "RF64", "BW64" ->
                switch (text(head, 8, 4)) {
                    case "WAVE" -> WAV;
                    case "AVI " -> AVI;
                    default -> throw new UnknownFormException("RIFF of an unknown kind");
                };
            case "\u0093NUM" -> NUMPY;
            case "\u001AE\u00DF\u00A3" -> MATROSKA;
            case "OggS" -> OGG;
            case "fLaC" -> FLAC;
            case "FORM" -> AIFF;
            case "\0\0\u0001\u00BA" -> MPEG_PS;
            case "FLV\u0001" -> FLV;
            case "0&\u00B2u" -> ASF;
            case "#!AM" -> AMR;
            case "caff" -> CAF;
            default -> byLaterBytes(head);
        };
    }

    private static ClipForm byLaterBytes(byte[] head) {
        switch (text(head, 4, 4)) {
            case "ftyp", "moov", "mdat", "free", "skip", "wide", "pnot" -> {
                return MP4;
            }
            default -> {
                // an elementary stream, or none
            }
        }
        if (text(head, 0, 3).equals("ID3")) {
            return MP3;
        }
        if (head.length > 2 && head[0] == (byte) 0xFF && (head[1] & 0xE0) == 0xE0) {
            return (head[1] & 0xF6) == 0xF0 ? AAC : MP3;
        }
        if (head.length > TS_PACKET && head[0] == 'G' && head[TS_PACKET] == 'G') {
            return MPEG_TS;
        }
        throw new UnknownFormException(NotClip.title(head));
    }

    /** Bytes as characters of the same number; shorter at the end. */
    static String text(byte[] head, int from, int length) {
        int start = Math.min(from, head.length);
        return new String(head, start, Math.min(length, head.length - start), StandardCharsets.ISO_8859_1);
    }
}
