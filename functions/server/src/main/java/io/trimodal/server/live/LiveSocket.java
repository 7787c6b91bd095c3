package io.trimodal.server.live;

import io.trimodal.function.http.lifecycle.Connections;
import io.trimodal.function.live.LiveCall;
import io.trimodal.function.live.LiveConfig;
import io.trimodal.function.live.LiveReply;
import io.trimodal.function.live.LiveReply.Then;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.TooLargeException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * A WebSocket and its call. One message is asked for at a time, and the next only when the answers to it are on their
 * way: a caller who sends faster, or reads slower, finds that the connection takes nothing more. Everything here runs
 * on the socket's event loop, and the call's work on other threads.
 */
final class LiveSocket {
    private final ServerWebSocket socket;
    private final HttpConnection connection;
    private final LiveCall call;
    private final LiveThreads threads;
    private final Vertx vertx;
    private final Context loop;
    private final long mostBytes;
    private final Duration patience;
    private Buffer message = Buffer.buffer();
    private boolean text;
    private boolean busy;
    private boolean stopping;
    private boolean over;
    private long timer = -1;

    /** @param connection that the socket has for itself */
    LiveSocket(
            ServerWebSocket socket,
            HttpConnection connection,
            LiveCall call,
            LiveThreads threads,
            LiveConfig config,
            Vertx vertx) {
        this.socket = socket;
        this.connection = connection;
        this.call = call;
        this.threads = threads;
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.mostBytes = config.messageSize().asLongValue();
        this.patience = config.idleTimeout();
    }

    /** @param whenOver done once, when nothing is left of the connection */
    void begin(Runnable whenOver) {
        socket.pause();
        socket.frameHandler(this::frame);
        socket.exceptionHandler(_ -> cut());
        FrameErrors.of(connection, code -> loop.runOnContext(_ -> end(code, "no frame that is taken here")));
        socket.closeHandler(_ -> {
            over = true;
            vertx.cancelTimer(timer);
            whenOver.run();
        });
        next();
    }

    private void next() {
        if (over) {
            return;
        }
        if (stopping) {
            work(call::stop);
            return;
        }
        wait(() -> work(() -> call.fail(BodyUnavailableException.silent(patience))));
        Connections.read(connection, true);
        socket.fetch(1);
    }

    private void wait(Runnable whenTooLong) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(patience.toMillis(), _ -> whenTooLong.run());
    }

    /** The process is told to stop. On any thread. */
    void stop() {
        loop.runOnContext(_ -> {
            stopping = true;
            if (!busy) {
                next();
            }
        });
    }

    private void frame(WebSocketFrame frame) {
        if (busy || over) {
            return; // too late: the call has been ended meanwhile
        }
        if (frame.isText() || frame.isBinary()) {
            text = frame.isText();
            message = Buffer.buffer();
        } else if (!frame.isContinuation()) {
            socket.fetch(1); // a ping, which Vert.x answers
            return;
        }
        Buffer data = frame.binaryData();
        if (message.length() + data.length() > mostBytes) {
            work(() -> call.fail(new TooLargeException(
                    new FieldError("", "has more than " + mostBytes + " bytes, which a message may have"))));
            return;
        }
        message.appendBuffer(data);
        if (!frame.isFinal()) {
            socket.fetch(1);
            return;
        }
        byte[] whole = message.getBytes();
        message = Buffer.buffer();
        boolean ofText = text;
        work(() -> ofText ? call.text(whole) : call.binary(ByteBuffer.wrap(whole)));
    }

    private void work(Supplier<LiveReply> task) {
        if (busy || over) {
            return;
        }
        busy = true;
        Connections.read(connection, false); // Vert.x alone would read sixteen frames more
        vertx.cancelTimer(timer);
        try {
            threads.execute(() -> {
                try {
                    LiveReply reply = task.get();
                    loop.runOnContext(_ -> tell(reply));
                } catch (Error e) { // such as no memory, of which nothing can be told
                    loop.runOnContext(_ -> cut());
                    throw e;
                }
            });
        } catch (RejectedExecutionException _) {
            cut();
        }
    }

    private void tell(LiveReply reply) {
        if (over) {
            return;
        }
        // who does not read an answer is not waited for any longer than who does not send
        wait(this::cut);
        Future<Void> written = Future.succeededFuture();
        for (String answer : reply.messages()) {
            written = socket.writeTextMessage(answer);
        }
        written.onComplete(result -> {
            if (result.failed()) {
                cut();
                return;
            }
            switch (reply.then()) {
                case Then.GoOn _ -> {
                    busy = false;
                    next();
                }
                case Then.Close(int code, String reason) -> end(code, reason);
            }
        });
    }

    /** Vert.x waits without an end for a close frame to be written, which it is not where nobody reads. */
    private void end(int code, String reason) {
        if (over) {
            return;
        }
        busy = true;
        wait(this::cut);
        Connections.read(connection, true);
        socket.resume(); // what still comes is passed over, so that the caller gets to read
        socket.close((short) code, reason);
    }

    private void cut() {
        Connections.cut(connection);
    }
}
