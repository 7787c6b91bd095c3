package io.trimodal.media.mp4;

/**
 * A table of a track: entries of some 32-bit numbers each, left in the box, whose declared count was compared with the
 * bytes that are there.
 *
 * @param from where the first entry is
 * @param width bytes of an entry
 */
record SampleTable(BoxReader box, int from, int width, int count) {
    /** One whose count is at the place 4. @throws io.trimodal.media.clip.InvalidClipException for a false claim */
    static SampleTable of(BoxReader box, int width) {
        return of(box, 4, width);
    }

    /** One whose entries follow the count at {@code at}. */
    static SampleTable of(BoxReader box, int at, int width) {
        long count = box.u32(at);
        int from = at + 4;
        if (count > (box.content().limit() - from) / width) {
            throw BoxReader.invalid("a table '" + box.type() + "' of " + count + " entries in "
                    + box.content().limit() + " bytes");
        }
        return new SampleTable(box, from, width, (int) count);
    }

    /** A number of an entry. */
    long u32(int entry, int field) {
        return box.u32(from + entry * width + 4 * field);
    }

    /** A number of an entry, with its sign. */
    int i32(int entry, int field) {
        return box.i32(from + entry * width + 4 * field);
    }

    /** The long number that is an entry. */
    long i64(int entry) {
        return box.i64(from + entry * width);
    }
}
