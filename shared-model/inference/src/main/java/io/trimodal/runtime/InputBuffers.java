package io.trimodal.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/**
 * Direct buffers for the inputs of runs, used again and again. A new one for every run is filled with zeros that are
 * overwritten at once, its pages are touched for the first time, and it is freed only when the garbage collector comes
 * by. Thread-safe.
 */
public final class InputBuffers {
    private static final int PAGE = 4096;
    /**
     * A buffer serves inputs down to this share of its size, so that a small input does not take a large one's buffer.
     */
    private static final int WASTE = 2;

    private final long mostBytes;
    private final Deque<ByteBuffer> idle = new ArrayDeque<>();
    private long idleBytes;

    /** @param mostBytes that are kept while nobody uses them; what is in use comes on top */
    public InputBuffers(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * Gives a float32 tensor to {@code use}, for as long as that lasts. It holds what was in it before: {@code use}
     * writes every element.
     *
     * @return what {@code use} returns, which must not be the tensor
     */
    public <T> T lend(long[] shape, Function<Tensor.Floats, T> use) {
        int bytes = Math.toIntExact(Math.multiplyExact(Tensor.elements(shape), (long) Float.BYTES));
        ByteBuffer buffer = take(bytes).orElseGet(() -> allocate(bytes));
        try {
            FloatBuffer values =
                    buffer.slice(0, bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
            return use.apply(new Tensor.Floats(shape, values));
        } finally {
            giveBack(buffer);
        }
    }

    /** Bytes of the buffers that nobody uses. */
    synchronized long idleBytes() {
        return idleBytes;
    }

    /** The one used last comes first: it is most likely still in the processor's cache. */
    private synchronized Optional<ByteBuffer> take(int bytes) {
        for (Iterator<ByteBuffer> all = idle.iterator(); all.hasNext(); ) {
            ByteBuffer buffer = all.next();
            if (buffer.capacity() >= bytes && buffer.capacity() <= Math.max(PAGE, (long) WASTE * bytes)) {
                all.remove();
                idleBytes -= buffer.capacity();
                return Optional.of(buffer);
            }
        }
        return Optional.empty();
    }

    /** Of whole pages, so that inputs of nearly the same size share it. */
    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect((int) Math.min(Integer.MAX_VALUE, (bytes + PAGE - 1L) / PAGE * PAGE));
    }

    /** The ones that were used longest ago go first. */
    private synchronized void giveBack(ByteBuffer buffer) {
        if (buffer.capacity() > mostBytes) {
            return;
        }
        idle.addFirst(buffer);
        idleBytes += buffer.capacity();
        while (idleBytes > mostBytes) {
            idleBytes -= idle.removeLast().capacity();
        }
    }
}
