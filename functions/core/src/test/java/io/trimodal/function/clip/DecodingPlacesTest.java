package io.trimodal.function.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.OverloadedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DecodingPlacesTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    /** Holds a place until it is told to end. */
    private String hold() {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "held";
    }

    @Test
    void in_moreThanMayWait_isSentAway_andThereIsRoomAfterwards() throws Exception {
        DecodingPlaces places = new DecodingPlaces(1, 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> places.in(Cancellation.NEVER, this::hold));
            begun.await();
            assertThatThrownBy(() -> places.in(Cancellation.NEVER, () -> "second"))
                    .isInstanceOfSatisfying(
                            OverloadedException.class,
                            e -> assertThat(e.retryAfterSeconds()).isPositive());
            end.countDown();
            assertThat(first.get()).isEqualTo("held");
        }
        assertThat(places.in(Cancellation.NEVER, () -> "third")).isEqualTo("third");
    }

    @Test
    void in_whoWaits_hasTheNextTurn() throws Exception {
        DecodingPlaces places = new DecodingPlaces(1, 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> places.in(Cancellation.NEVER, this::hold));
            begun.await();
            CountDownLatch waits = new CountDownLatch(1);
            Future<String> second = threads.submit(() -> places.in(
                    () -> {
                        waits.countDown();
                        return false;
                    },
                    () -> "second"));
            waits.await();
            end.countDown();
            assertThat(first.get()).isEqualTo("held");
            assertThat(second.get()).isEqualTo("second");
        }
    }

    @Test
    void in_whoGoesWhileHeWaits_givesHisPlaceBack() throws Exception {
        DecodingPlaces places = new DecodingPlaces(1, 1);
        AtomicBoolean gone = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> places.in(Cancellation.NEVER, this::hold));
            begun.await();
            Cancellation leaves = () -> gone.getAndSet(true);
            assertThatThrownBy(() -> places.in(leaves, () -> "never")).isInstanceOf(CancelledException.class);
            Future<String> third = threads.submit(() -> places.in(Cancellation.NEVER, () -> "third"));
            end.countDown();
            assertThat(first.get()).isEqualTo("held");
            assertThat(third.get()).isEqualTo("third");
        }
    }
}
