package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipException;
import io.trimodal.media.clip.ClipLimitException;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MediaLimit;
import io.trimodal.runtime.CancelledException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the library's decoders on a thread of their own, so that whatever they throw becomes an error with track and
 * second, and that a caller gets its answer in time even where a decoder does not end. One per reading of a clip.
 */
final class Guard implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final ClipOutput output;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("clip-decoder").factory());

    Guard(ClipOutput output) {
        this.output = output;
    }

    /**
     * Decodes one packet.
     *
     * @param coding for the message
     * @throws InvalidClipException for whatever the decoder throws
     * @throws io.trimodal.media.clip.ClipLimitException if it takes too long
     */
    <T> T call(ClipTrack track, double second, String coding, Callable<T> work) {
        output.check(track, second);
        Future<T> future = thread.submit(work);
        while (true) {
            try {
                return future.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                output.check(track, second);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ClipException known) {
                    throw known;
                }
                if (e.getCause() instanceof OutOfMemoryError) {
                    throw new ClipLimitException(
                            MediaLimit.PIXELS, track, second, "take more memory to decode than there is");
                }
                throw new InvalidClipException(
                        track,
                        second,
                        "is no " + coding + " that can be decoded ("
                                + e.getCause().getClass().getSimpleName() + "): it is damaged",
                        e.getCause());
            }
        }
    }

    /** Does not wait for a decoder that does not end. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
