package io.trimodal.modeling.dataset;

/** How many frames of each utterance are not padding. */
sealed interface FrameLengths {
    /** The file does not say: they end with the last frame that is not zero. */
    record Unstated() implements FrameLengths {}

    /**
     * The file says.
     *
     * @param values from 0 to the frames that there are
     * @param beyond how many the file has as more frames than there are; they became as many as there are
     * @param longest what the file has
     */
    record Stated(int[] values, int beyond, long longest) implements FrameLengths {}

    /**
     * @param told whole numbers from 0
     * @param frames that there are
     */
    static Stated of(double[] told, int frames) {
        int[] values = new int[told.length];
        int beyond = 0;
        double longest = 0;
        for (int i = 0; i < told.length; i++) {
            values[i] = (int) Math.min(told[i], frames);
            beyond += told[i] > frames ? 1 : 0;
            longest = Math.max(longest, told[i]);
        }
        return new Stated(values, beyond, (long) longest);
    }
}
