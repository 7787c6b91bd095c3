package io.trimodal.function.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Optional;

/** Keeps the metadata of a call for its method: gRPC's word for headers, {@code x-api-key} among them. */
@Singleton
@GlobalInterceptor
public final class CallHeaders implements ServerInterceptor {
    private static final Context.Key<Metadata> HEADERS = Context.key("headers");
    private static final Context.Key<String> ADDRESS = Context.key("address");

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        SocketAddress remote = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        String address = remote instanceof InetSocketAddress inet ? inet.getHostString() : "";
        Context context = Context.current().withValues(HEADERS, headers, ADDRESS, address);
        return Contexts.interceptCall(context, call, headers, next);
    }

    /** Where the call that this thread is in comes from; empty if that is not known. */
    static String address() {
        return Optional.ofNullable(ADDRESS.get()).orElse("");
    }

    /** Of the call that this thread is in. @param name in any case */
    static Optional<String> get(String name) {
        Metadata.Key<String> key = Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER);
        return Optional.ofNullable(HEADERS.get()).flatMap(headers -> Optional.ofNullable(headers.get(key)));
    }
}
