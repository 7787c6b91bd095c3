package io.trimodal.function.http.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A listening socket of Netty's, with real connections. */
class ConnectionsTest {
    private static final int WAITING = 20;

    private final EventLoopGroup acceptors = new NioEventLoopGroup(1);
    private final EventLoopGroup workers = new NioEventLoopGroup(1);
    private final Connections connections = new Connections();

    @AfterEach
    void stop() {
        acceptors.shutdownGracefully();
        workers.shutdownGracefully();
    }

    @Test
    void stopAccepting_whileConnectionsWaitToBeAccepted_resetsNone() throws Exception {
        Channel socket = echo();
        connections.watch(socket);
        Hold held = Hold.queue(socket);
        held.begun().await();
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            waiting.add(connect(socket));
        }
        assertThat(connections.open()).isZero();

        Thread stopping = Thread.ofPlatform().start(connections::stopAccepting);
        stopping.join(200); // by then it waits behind what holds the thread that accepts
        held.letGo();
        stopping.join();

        for (Socket client : waiting) {
            try (client) {
                client.getOutputStream().write(7);
                assertThat(client.getInputStream().read()).isEqualTo(7);
            }
        }
        assertThat(socket.isOpen()).isFalse();
    }

    /** A socket is closed only once its selector looks again, and the system completes connections until then. */
    @Test
    void stopAccepting_whileTheAcceptingThreadIsBusy_resetsNoneThatConnectsMeanwhile() throws Exception {
        Channel socket = echo();
        connections.watch(socket);
        Hold held = Hold.queue(socket);
        held.begun().await();
        Thread stopping = Thread.ofPlatform().start(connections::stopAccepting);
        stopping.join(200); // by then it waits behind what holds the thread that accepts
        Hold heldAgain = Hold.queue(socket);
        held.letGo();
        heldAgain.begun().await();

        try (Socket client = connect(socket)) {
            heldAgain.letGo();
            client.getOutputStream().write(7);
            assertThat(client.getInputStream().read()).isEqualTo(7);
        }

        stopping.join();
        assertThat(socket.isOpen()).isFalse();
    }

    /** Work for the thread that accepts, in its turn, which lasts until it is let go. */
    private record Hold(CountDownLatch begun, CountDownLatch over) {
        static Hold queue(Channel socket) {
            Hold hold = new Hold(new CountDownLatch(1), new CountDownLatch(1));
            socket.eventLoop().execute(() -> {
                hold.begun.countDown();
                awaitUninterruptibly(hold.over);
            });
            return hold;
        }

        void letGo() {
            over.countDown();
        }
    }

    @Test
    void connection_countsFromItsAcceptance_untilItIsClosed() throws Exception {
        Channel socket = echo();
        connections.watch(socket);
        connections.watch(socket);
        socket.eventLoop().submit(() -> {}).sync();
        try (Socket client = connect(socket)) {
            awaitOpen(1);
            assertThat(client.isClosed()).isFalse();
        }
        awaitOpen(0);
    }

    private void awaitOpen(int expected) throws InterruptedException {
        for (int i = 0; i < 6000 && connections.open() != expected; i++) {
            Thread.sleep(10);
        }
        assertThat(connections.open()).isEqualTo(expected);
    }

    private Channel echo() throws InterruptedException {
        return new ServerBootstrap()
                .group(acceptors, workers)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Echo());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    private static Socket connect(Channel socket) throws IOException {
        InetSocketAddress address = (InetSocketAddress) socket.localAddress();
        Socket client = new Socket(address.getAddress(), address.getPort());
        client.setSoTimeout(10_000);
        return client;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.writeAndFlush(message);
        }
    }
}
