package io.trimodal.media.form;

import io.trimodal.media.clip.ClipSink;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.PictureFrame;

/** Takes everything and keeps nothing. */
final class ForgetfulSink implements ClipSink {
    @Override
    public boolean takes(ClipTrack track) {
        return true;
    }

    @Override
    public void sound(float[] block, int length) {
        // gone
    }

    @Override
    public void picture(PictureFrame picture) {
        // gone
    }
}
