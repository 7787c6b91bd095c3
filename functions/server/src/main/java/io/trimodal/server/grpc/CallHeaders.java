package io.trimodal.server.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.grpc.runtime.Interceptors;
import io.trimodal.function.served.Function;
import io.trimodal.function.served.ServedFunctions;
import io.trimodal.function.usage.KeyIdentity;
import io.trimodal.function.usage.MissingKeyException;
import io.trimodal.function.usage.UnknownKeyException;
import io.trimodal.server.grpc.proto.GRPCInferenceServiceGrpc;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps the metadata of a call for its method: gRPC's word for headers, {@code x-api-key} among them. A call without
 * the key that it needs, or of a function that is not served, is refused here, before a message is read.
 */
@Singleton
@GlobalInterceptor
public final class CallHeaders implements ServerInterceptor, Prioritized {
    private static final Logger LOG = Logger.getLogger(CallHeaders.class);
    private static final Context.Key<Metadata> HEADERS = Context.key("headers");
    private static final Context.Key<String> ADDRESS = Context.key("address");
    private static final String PAID =
            GRPCInferenceServiceGrpc.getModelInferMethod().getFullMethodName();

    private final ServedFunctions functions;
    private final KeyIdentity keys;
    private final Statuses statuses;

    public CallHeaders(ServedFunctions functions, KeyIdentity keys, Statuses statuses) {
        this.functions = functions;
        this.keys = keys;
        this.statuses = statuses;
    }

    /** On the event loop, before a thread is taken for the call. */
    @Override
    public int getPriority() {
        return Interceptors.BLOCKING_HANDLER + 1;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (call.getMethodDescriptor().getFullMethodName().equals(PAID)) {
            if (!functions.contains(Function.PREDICT)) {
                return refused(call, Status.UNIMPLEMENTED.withDescription("predict is not served here"));
            }
            try {
                keys.identify(name -> get(headers, name));
            } catch (MissingKeyException | UnknownKeyException e) {
                return refused(call, statuses.of(e).getStatus());
            }
        }
        if (!MessageEncoding.isSupported(headers)) { // the transport's own headers name those that are
            return refused(
                    call,
                    Status.UNIMPLEMENTED.withDescription(
                            "there is no such grpc-encoding; send gzip, or messages as they are"));
        }
        SocketAddress remote = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        String address = remote instanceof InetSocketAddress inet ? inet.getHostString() : "";
        Context context = Context.current().withValues(HEADERS, headers, ADDRESS, address);
        return Contexts.interceptCall(context, call, headers, next);
    }

    /** Where the call that this thread is in comes from; empty if that is not known. */
    static String address() {
        return Optional.ofNullable(ADDRESS.get()).orElse("");
    }

    /** Not at once, as the transport's call is being made. */
    private static <Q, A> ServerCall.Listener<Q> refused(ServerCall<Q, A> call, Status status) {
        Vertx.currentContext().runOnContext(_ -> close(call, status));
        return new ServerCall.Listener<>() {};
    }

    private static void close(ServerCall<?, ?> call, Status status) {
        try {
            call.close(status, new Metadata());
        } catch (IllegalStateException e) {
            // the transport has answered it meanwhile: its message has a length that is beyond the limit
            LOG.debugf("a refused call had ended before: %s", e.getMessage());
        }
    }

    /** Of the call that this thread is in. @param name in any case */
    static Optional<String> get(String name) {
        return Optional.ofNullable(HEADERS.get()).flatMap(headers -> get(headers, name));
    }

    private static Optional<String> get(Metadata headers, String name) {
        Metadata.Key<String> key = Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER);
        return Optional.ofNullable(headers.get(key));
    }
}
