package io.trimodal.function.upload.spool;

import io.trimodal.runtime.Cancellation;
import java.io.InputStream;
import java.nio.file.Path;

/** A process that has spooled half of something when it waits to be killed. */
final class Spooler {
    static final int BYTES = 1 << 20;
    static final String HALF_DONE = "half of it is there";

    private Spooler() {}

    public static void main(String[] folder) {
        try (Spool spool = new Spool(Path.of(folder[0]), Long.MAX_VALUE)) {
            spool.keep(new HalfStream(), BYTES, Cancellation.NEVER);
        }
    }

    private static final class HalfStream extends InputStream {
        private int given;

        @Override
        public int read() {
            if (given++ < BYTES / 2) {
                return 1;
            }
            System.out.println(HALF_DONE);
            while (true) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** A block at a time, so that what came is written before the next is waited for. */
        @Override
        public int read(byte[] block, int offset, int length) {
            block[offset] = (byte) read();
            return 1;
        }
    }
}
