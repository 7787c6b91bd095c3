package io.trimodal.cli.call;

import io.trimodal.function.limit.Limits;

/**
 * How much of a file is taken into memory: more than over HTTP, as nobody else's calls are in the same process.
 *
 * @param bytes of one file
 */
record ReadLimit(long bytes) {
    private static final int BODIES = 16;
    /** Of the heap, as what is made of a file takes several times its bytes. */
    private static final int PART = 8;

    static ReadLimit of(Limits limits) {
        return of(limits.bodySize().asLongValue(), Runtime.getRuntime().maxMemory());
    }

    /** @param body most bytes of a call over HTTP @param heap most bytes of memory */
    static ReadLimit of(long body, long heap) {
        long most = Math.min(heap / PART, Integer.MAX_VALUE - 16);
        return new ReadLimit(body > most / BODIES ? most : BODIES * body);
    }

    /** @param size of the file, in words that follow its name */
    InvalidInputException exceeded(String source, String size) {
        return new InvalidInputException(
                source,
                size + "; of a file, lines of JSON too, at most " + bytes + " bytes are read (" + BODIES
                        + " times trimodal.limits.body-size, but no more than 1/" + PART
                        + " of the memory); give it in several smaller ones");
    }
}
