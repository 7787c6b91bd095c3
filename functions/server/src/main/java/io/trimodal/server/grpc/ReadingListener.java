package io.trimodal.server.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;

/** Hands readable messages on; the first that is not ends the call. */
final class ReadingListener<Q> extends ServerCall.Listener<Received<Q>> {
    private final ServerCall<Received<Q>, ?> call;
    private final ServerCall.Listener<Q> readable;
    private volatile boolean ended;

    ReadingListener(ServerCall<Received<Q>, ?> call, ServerCall.Listener<Q> readable) {
        this.call = call;
        this.readable = readable;
    }

    @Override
    public void onMessage(Received<Q> message) {
        switch (message) {
            case Received.Message<Q>(Q content) -> readable.onMessage(content);
            case Received.Unreadable<Q>(var status) -> {
                if (!ended) {
                    ended = true;
                    call.close(status, new Metadata());
                }
            }
        }
    }

    @Override
    public void onHalfClose() {
        if (!ended) {
            readable.onHalfClose();
        }
    }

    @Override
    public void onCancel() {
        readable.onCancel();
    }

    @Override
    public void onComplete() {
        readable.onComplete();
    }

    @Override
    public void onReady() {
        readable.onReady();
    }
}
