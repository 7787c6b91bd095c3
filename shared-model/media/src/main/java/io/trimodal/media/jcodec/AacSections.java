package io.trimodal.media.jcodec;

import net.sourceforge.jaad.aac.syntax.ICSInfo;
import net.sourceforge.jaad.aac.syntax.ICStream;

/** The sections of a spectrum, through which the library walks for ever where one does not end after it begins. */
final class AacSections {
    private AacSections() {}

    /** @throws IllegalStateException for such a section */
    static void require(ICStream channel) {
        ICSInfo info = channel.getInfo();
        int[] ends = channel.getSectEnd();
        int index = 0;
        for (int group = 0; group < info.getWindowGroupCount(); group++) {
            for (int band = 0; band < info.getMaxSFB(); ) {
                int end = ends[index];
                if (end <= band || end > info.getMaxSFB()) {
                    throw new IllegalStateException("a section from band " + band + " to " + end);
                }
                index += end - band;
                band = end;
            }
        }
    }
}
