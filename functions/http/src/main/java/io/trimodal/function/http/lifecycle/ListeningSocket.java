package io.trimodal.function.http.lifecycle;

import io.netty.channel.Channel;
import io.netty.channel.nio.AbstractNioChannel.NioUnsafe;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Closes a listening socket without resetting a connection. The system completes connections before the server takes
 * them from its queue, and closing the socket resets those in the queue; so they are taken first.
 *
 * <p>Java closes a channel that a selector watches only when that has looked again, and until then the queue fills. So
 * the channel leaves its selector first; then the last connection is taken and the socket closed in the same breath.
 */
final class ListeningSocket {
    private static final Logger LOG = Logger.getLogger(ListeningSocket.class);
    /** More than any queue of waiting connections is long: a flood must not keep the process from stopping. */
    private static final int MOST_WAITING = 65_536;
    /** The selector looks again between two tasks that have to wait. */
    private static final int PAUSE_MILLISECONDS = 1;
    /** After which it is closed as it is. */
    private static final int MOST_PAUSES = 1_000;

    private final Channel channel;
    private final ServerSocketChannel socket;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private ListeningSocket(Channel channel, ServerSocketChannel socket) {
        this.channel = channel;
        this.socket = socket;
    }

    /** Returns when it is closed; what was accepted is on its way through the channel's handlers. */
    static void close(Channel channel) {
        if (channel.unsafe() instanceof NioUnsafe nio && nio.ch() instanceof ServerSocketChannel socket) {
            ListeningSocket listening = new ListeningSocket(channel, socket);
            channel.deregister().addListener(_ -> listening.closeWhenFree(0));
            listening.closed.join();
        }
        channel.close().awaitUninterruptibly();
    }

    /** On the thread that accepted. */
    private void closeWhenFree(int pauses) {
        if (socket.isRegistered() && pauses < MOST_PAUSES) {
            channel.eventLoop().schedule(() -> closeWhenFree(pauses + 1), PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
            return;
        }
        try {
            acceptAll();
        } catch (IOException | RuntimeException e) {
            LOG.warn("connections that waited to be accepted may have been reset", e);
        } finally {
            closed.complete(null);
        }
    }

    private void acceptAll() throws IOException {
        try (socket) {
            SocketChannel waiting = socket.accept();
            for (int taken = 0; waiting != null && taken < MOST_WAITING; taken++) {
                channel.pipeline().fireChannelRead(new NioSocketChannel(channel, waiting));
                waiting = socket.accept();
            }
        }
        channel.pipeline().fireChannelReadComplete();
    }
}
