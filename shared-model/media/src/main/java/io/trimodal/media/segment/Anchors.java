package io.trimodal.media.segment;

import java.util.Arrays;

/** Places of a text with their times; neither goes back. Between two, time passes evenly. Not thread-safe. */
final class Anchors {
    private final double[] places;
    private final double[] times;
    private int count;

    Anchors(int capacity) {
        this.places = new double[capacity];
        this.times = new double[capacity];
    }

    /** A place or time before the last one counts as the last one. */
    void add(double place, double time) {
        places[count] = count == 0 ? place : Math.max(place, places[count - 1]);
        times[count] = count == 0 ? time : Math.max(time, times[count - 1]);
        count++;
    }

    /** Those of another text that begins at a place of this one. */
    void addAll(Anchors others, double place) {
        for (int i = 0; i < others.count; i++) {
            add(others.places[i] + place, others.times[i]);
        }
    }

    int count() {
        return count;
    }

    /** The earliest time of a place. */
    double first(double place) {
        int low = lowest(place);
        if (low == count) {
            return times[count - 1];
        }
        return places[low] == place || low == 0 ? times[low] : between(low - 1, place);
    }

    /** The latest time of a place. */
    double last(double place) {
        int low = lowest(place);
        if (low == count || places[low] != place) {
            return first(place);
        }
        int last = low;
        while (last + 1 < count && places[last + 1] == place) {
            last++;
        }
        return times[last];
    }

    boolean has(double place) {
        int low = lowest(place);
        return low < count && places[low] == place;
    }

    /** Those within a part of the text, counted from its start, with one at either end. */
    Anchors part(double from, double to) {
        int low = lowest(from);
        int high = low;
        while (high < count && places[high] <= to) {
            high++;
        }
        Anchors part = new Anchors(high - low + 2);
        part.add(0, last(from));
        for (int i = low; i < high; i++) {
            if (places[i] > from && places[i] < to) {
                part.add(places[i] - from, times[i]);
            }
        }
        part.add(to - from, first(to));
        return part;
    }

    /** Index of the first that is not before the place. */
    private int lowest(double place) {
        int low = Arrays.binarySearch(places, 0, count, place);
        if (low < 0) {
            return -low - 1;
        }
        while (low > 0 && places[low - 1] == place) {
            low--;
        }
        return low;
    }

    private double between(int low, double place) {
        double share = (place - places[low]) / (places[low + 1] - places[low]);
        return times[low] + share * (times[low + 1] - times[low]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Anchors anchors
                && Arrays.equals(places, 0, count, anchors.places, 0, anchors.count)
                && Arrays.equals(times, 0, count, anchors.times, 0, anchors.count);
    }

    @Override
    public int hashCode() {
        int hash = count;
        for (int i = 0; i < count; i++) {
            hash = 31 * (31 * hash + Double.hashCode(places[i])) + Double.hashCode(times[i]);
        }
        return hash;
    }
}
