package io.trimodal.function.live;

import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.request.ModelReference;
import java.util.List;

/**
 * The first message of a call: what will come.
 *
 * @param sound one form of samples, or none where no sound will come
 * @param pictures one size, or none where no picture will come
 * @param clip without recordings
 * @param cues whether words will come in messages
 * @param key an API key, for browsers, which cannot send headers; empty if there is none
 */
record LiveStart(
        List<SampleFormat> sound,
        List<PictureSize> pictures,
        RequestedClip clip,
        boolean cues,
        ModelReference model,
        String key) {
    LiveStart {
        sound = List.copyOf(sound);
        pictures = List.copyOf(pictures);
    }

    /** In pixels. */
    record PictureSize(int width, int height) {
        int bytes() {
            return 3 * width * height;
        }
    }
}
