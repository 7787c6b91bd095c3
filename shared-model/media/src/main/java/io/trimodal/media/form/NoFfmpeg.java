package io.trimodal.media.form;

import io.trimodal.media.clip.ClipDecoder;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.MissingDecoderException;

/** In the place of ffmpeg where there is none. */
record NoFfmpeg(ClipTrack track, String reason) implements ClipDecoder {
    @Override
    public void decode(ClipSource source, ClipOutput output) {
        throw new MissingDecoderException(
                track, reason + "; that takes the program ffmpeg, which is not installed here");
    }
}
