package io.trimodal.media.face;

/**
 * The places that the detector's answers start from: the centres of 16 by 16 cells, two answers for each, then of 8 by
 * 8 cells, six answers for each; row by row. In shares of the picture's side.
 */
final class DetectorAnchors {
    static final int COUNT = 16 * 16 * 2 + 8 * 8 * 6;

    private static final float[] PLACES = places();

    private DetectorAnchors() {}

    static float x(int answer) {
        return PLACES[2 * answer];
    }

    static float y(int answer) {
        return PLACES[2 * answer + 1];
    }

    private static float[] places() {
        float[] places = new float[2 * COUNT];
        int next = fill(places, 0, 16, 2);
        fill(places, next, 8, 6);
        return places;
    }

    private static int fill(float[] places, int from, int cells, int answers) {
        int next = from;
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                for (int answer = 0; answer < answers; answer++) {
                    places[next++] = (column + 0.5f) / cells;
                    places[next++] = (row + 0.5f) / cells;
                }
            }
        }
        return next;
    }
}
