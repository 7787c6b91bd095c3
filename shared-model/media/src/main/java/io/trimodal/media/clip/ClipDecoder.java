package io.trimodal.media.clip;

import java.io.IOException;

/**
 * The seam through which every form of recording is read. Stateless and thread-safe; one call reads one clip and takes
 * memory that does not grow with its length.
 */
public interface ClipDecoder {
    /**
     * Reads the tracks that {@code output} wants, to their ends.
     *
     * @throws InvalidClipException for a clip that is damaged
     * @throws ClipLimitException for one that passes a limit
     * @throws MissingDecoderException for one that is coded in a way that is not known here; nothing was given then
     * @throws io.trimodal.runtime.CancelledException if cancelled
     * @throws IOException if the disk fails
     */
    void decode(ClipSource source, ClipOutput output) throws IOException;
}
