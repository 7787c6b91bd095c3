package io.trimodal.server.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.function.IntConsumer;

/**
 * Keeps frames that are none, such as one of too many bytes, from Vert.x, which closes the connection before the close
 * frame is sent. What comes behind such a frame is passed over by Netty.
 */
final class FrameErrors extends ChannelInboundHandlerAdapter {
    private final IntConsumer told;

    private FrameErrors(IntConsumer told) {
        this.told = told;
    }

    /** @param told the code to close with, such as 1009 */
    static void of(HttpConnection connection, IntConsumer told) {
        if (connection instanceof ConnectionBase base) {
            ChannelPipeline pipeline = base.channel().pipeline();
            pipeline.addBefore(pipeline.lastContext().name(), FrameErrors.class.getName(), new FrameErrors(told));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            told.accept(corrupted.closeStatus().code());
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
