package io.trimodal.function.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;

/**
 * Hands a connection's first bytes on one at a time, until Vert.x has seen which protocol they are of and has put its
 * handlers there; then puts {@link UpgradeHeader} before the one that upgrades, and goes. At most the 24 bytes of
 * HTTP/2's preface come singly.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        while (undecided(context) && bytes.isReadable()) {
            context.fireChannelRead(bytes.readRetainedSlice(1));
        }
        if (!undecided(context) && !context.isRemoved()) {
            ChannelPipeline pipeline = context.pipeline();
            if (pipeline.get(Http1xUpgradeToH2CHandler.class) != null) {
                String upgrading =
                        pipeline.context(Http1xUpgradeToH2CHandler.class).name();
                pipeline.addBefore(upgrading, null, new UpgradeHeader());
            }
            pipeline.remove(this);
        }
        if (bytes.isReadable()) {
            context.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    private static boolean undecided(ChannelHandlerContext context) {
        return context.pipeline().get(Http1xOrH2CHandler.class) != null;
    }
}
