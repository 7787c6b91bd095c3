package io.trimodal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InputBuffersTest {
    private static final long PAGE = 4096;

    @Test
    void lend_ofEqualSizes_usesOneBufferAgain() {
        InputBuffers buffers = new InputBuffers(10 * PAGE);
        buffers.lend(new long[] {2, 3}, tensor -> tensor.values().put(5, 7));

        float left = buffers.lend(new long[] {3, 2}, tensor -> tensor.values().get(5));

        assertThat(left).isEqualTo(7);
        assertThat(buffers.idleBytes()).isEqualTo(PAGE);
    }

    @Test
    void lend_ofAnyShape_hasItsElementsAndNoMore() {
        InputBuffers buffers = new InputBuffers(10 * PAGE);
        buffers.lend(new long[] {1000}, tensor -> tensor.values().limit());

        int elements = buffers.lend(new long[] {2, 2}, tensor -> tensor.values().limit());
        assertThat(elements).isEqualTo(4);
    }

    @Test
    void lend_whileOneIsOnLoan_givesAnother() {
        InputBuffers buffers = new InputBuffers(10 * PAGE);

        float outer = buffers.lend(new long[] {4}, first -> {
            first.values().put(0, 1);
            buffers.lend(new long[] {4}, second -> second.values().put(0, 2));
            return first.values().get(0);
        });

        assertThat(outer).isEqualTo(1);
        assertThat(buffers.idleBytes()).isEqualTo(2 * PAGE);
    }

    @Test
    void lend_toUseThatFails_takesTheBufferBack() {
        InputBuffers buffers = new InputBuffers(10 * PAGE);

        assertThatThrownBy(() -> buffers.lend(new long[] {4}, _ -> {
                    throw new IllegalStateException("the run failed");
                }))
                .hasMessage("the run failed");

        assertThat(buffers.idleBytes()).isEqualTo(PAGE);
    }

    @Test
    void lend_ofASmallInput_leavesALargeBufferAlone() {
        InputBuffers buffers = new InputBuffers(10 * PAGE);
        buffers.lend(new long[] {4 * PAGE / Float.BYTES}, InputBuffersTest::size);
        buffers.lend(new long[] {1}, InputBuffersTest::size);

        assertThat(buffers.idleBytes()).isEqualTo(5 * PAGE);
    }

    @Test
    void idleBytes_neverPassTheBound() {
        InputBuffers buffers = new InputBuffers(10 * PAGE);
        for (int pages = 1; pages <= 40; pages++) {
            buffers.lend(new long[] {pages * PAGE / Float.BYTES}, InputBuffersTest::size);
            assertThat(buffers.idleBytes()).isLessThanOrEqualTo(10 * PAGE);
        }
    }

    @Test
    void lend_toManyThreads_givesNoTwoTheSameBuffer() throws Exception {
        InputBuffers buffers = new InputBuffers(100 * PAGE);
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Boolean>> own = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                float mark = thread;
                own.add(pool.submit(() -> {
                    together.await();
                    boolean mine = true;
                    for (int i = 0; i < 2000; i++) {
                        mine &= buffers.lend(new long[] {512}, tensor -> keeps(tensor.values(), mark));
                    }
                    return mine;
                }));
            }
            for (Future<Boolean> mine : own) {
                assertThat(mine.get()).isTrue();
            }
        }
        assertThat(buffers.idleBytes()).isLessThanOrEqualTo(threads * PAGE);
    }

    private static boolean keeps(FloatBuffer values, float mark) {
        for (int i = 0; i < values.limit(); i++) {
            values.put(i, mark);
        }
        for (int i = 0; i < values.limit(); i++) {
            if (values.get(i) != mark) {
                return false;
            }
        }
        return true;
    }

    private static int size(Tensor.Floats tensor) {
        return tensor.values().limit();
    }
}
