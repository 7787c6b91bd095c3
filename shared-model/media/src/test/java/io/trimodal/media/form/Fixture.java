package io.trimodal.media.form;

import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.ffmpeg.FfmpegProgram;
import io.trimodal.support.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The recordings of {@code src/test/resources/clips}, which its make.sh made. */
enum Fixture {
    TALK_MP4("talk.mp4"),
    TALK_MKV("talk.mkv"),
    TURNED_MP4("turned.mp4"),
    VARIABLE_MP4("variable.mp4"),
    STEREO_MP3("stereo.mp3"),
    MONO_MP3("mono.mp3"),
    TALK_WEBM("talk.webm"),
    TALK_FLAC("talk.flac");

    /** Without ffmpeg, also where it is installed. */
    static final ClipReader ALONE = new ClipReader(Optional.empty());

    private final String file;

    Fixture(String file) {
        this.file = file;
    }

    byte[] bytes() {
        try (InputStream in = Fixture.class.getResourceAsStream("/clips/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ClipSource source() {
        return ClipSource.of(bytes());
    }

    /** Everything in it. */
    GatheredClip read() {
        return read(bytes());
    }

    static GatheredClip read(byte[] clip) {
        GatheredClip gathered = GatheredClip.ofBoth();
        ALONE.read(ClipSource.of(clip), ClipOptions.DEFAULT, gathered);
        return gathered;
    }

    /** The program, or the test is skipped with one line that says so. */
    static FfmpegProgram ffmpeg() {
        return FfmpegProgram.find(Tool.FFMPEG.require().toString(), "").orElseThrow();
    }
}
