package io.trimodal.media.jcodec;

/**
 * How luma and chroma become red, green and blue.
 *
 * @param fullRange whether black is 0 and white 255, and not 16 and 235
 * @param high whether the matrix is that of BT.709, and not of BT.601
 */
record PictureColors(boolean fullRange, boolean high) {
    private static final int EXTENDED_RATIO = 255;
    private static final int BT709 = 1;
    private static final int UNSPECIFIED = 2;

    /** Where nothing is said: as ffmpeg takes it. */
    static PictureColors usual() {
        return new PictureColors(false, false);
    }

    /** Reads the beginning of the usability information (ITU-T H.264, E.1.1). */
    static PictureColors read(BitInput in) {
        if (in.flag() && in.bits(8) == EXTENDED_RATIO) {
            in.bits(32);
        }
        if (in.flag()) {
            in.flag();
        }
        if (!in.flag()) {
            return usual();
        }
        in.bits(3);
        boolean full = in.flag();
        int matrix = UNSPECIFIED;
        if (in.flag()) {
            in.bits(16);
            matrix = in.bits(8);
        }
        return new PictureColors(full, matrix == BT709);
    }
}
