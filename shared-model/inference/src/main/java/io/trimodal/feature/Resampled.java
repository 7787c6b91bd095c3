package io.trimodal.feature;

/**
 * Features at another frame rate: each new frame is the mean of the frames within its time, of which rows of zeros,
 * that models know as missing ones, do not count; or where there are fewer frames than new ones, the frame that shows
 * then.
 *
 * @param features as many of the first as were asked for
 * @param frames that there are in all at the new rate
 */
public record Resampled(Features features, long frames) {
    /**
     * @param given with a frame rate
     * @param rate frames a second that are wanted
     * @param most frames that are made
     */
    public static Resampled of(Features given, double rate, int most) {
        double from = given.frameRate().orElseThrow();
        FrameSpans spans = new FrameSpans(given.frames(), from / rate);
        int count = (int) Math.min(most, spans.count());
        int dims = given.dims();
        float[] values = new float[count * dims];
        for (int i = 0; i < count; i++) {
            mean(given, spans.from(i), spans.to(i), values, i * dims);
        }
        return new Resampled(new Features(count, dims, values).at(rate), spans.count());
    }

    private static void mean(Features given, int from, int to, float[] into, int at) {
        int dims = given.dims();
        double[] sums = new double[dims];
        int rows = 0;
        for (int frame = from; frame < to; frame++) {
            if (!given.isZero(frame)) {
                rows++;
                for (int i = 0; i < dims; i++) {
                    sums[i] += given.values()[frame * dims + i];
                }
            }
        }
        for (int i = 0; i < dims && rows > 0; i++) {
            into[at + i] = (float) (sums[i] / rows);
        }
    }
}
