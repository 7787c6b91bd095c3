package io.trimodal.function.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Keeps the metadata of a call for its method: gRPC's word for headers, {@code x-api-key} among them. */
@Singleton
@GlobalInterceptor
public final class CallHeaders implements ServerInterceptor {
    private static final Context.Key<Metadata> HEADERS = Context.key("headers");

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return Contexts.interceptCall(Context.current().withValue(HEADERS, headers), call, headers, next);
    }

    /** Of the call that this thread is in. @param name in any case */
    static Optional<String> get(String name) {
        Metadata.Key<String> key = Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER);
        return Optional.ofNullable(HEADERS.get()).flatMap(headers -> Optional.ofNullable(headers.get(key)));
    }
}
