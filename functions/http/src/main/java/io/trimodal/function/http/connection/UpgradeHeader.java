package io.trimodal.function.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.Http2CodecUtil;

/** Takes the wish for HTTP/2 out of a connection's first request, the only one that Vert.x looks for it in. */
final class UpgradeHeader extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            if (request.headers().contains(HttpHeaderNames.UPGRADE, Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, true)) {
                request.headers().remove(HttpHeaderNames.UPGRADE).remove(Http2CodecUtil.HTTP_UPGRADE_SETTINGS_HEADER);
            }
            context.pipeline().remove(this);
        }
        context.fireChannelRead(message);
    }
}
