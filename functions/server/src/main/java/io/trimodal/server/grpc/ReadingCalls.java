package io.trimodal.server.grpc;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Makes methods that answer unreadable messages out of methods that know only their own. */
final class ReadingCalls {
    private ReadingCalls() {}

    /** @param limit of a message's bytes, unpacked */
    static ServerServiceDefinition of(ServerServiceDefinition service, int limit) {
        List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
        for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
            methods.add(of(method, limit));
        }
        ServiceDescriptor.Builder descriptor =
                ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(definition::addMethod);
        return definition.build();
    }

    private static <Q, A> ServerMethodDefinition<Received<Q>, A> of(ServerMethodDefinition<Q, A> method, int limit) {
        MethodDescriptor<Q, A> descriptor = method.getMethodDescriptor();
        return ServerMethodDefinition.create(
                descriptor.toBuilder(
                                new ReceivedMarshaller<>(descriptor.getRequestMarshaller(), limit),
                                descriptor.getResponseMarshaller())
                        .build(),
                new Handler<>(method));
    }

    private record Handler<Q, A>(ServerMethodDefinition<Q, A> method) implements ServerCallHandler<Received<Q>, A> {
        @Override
        public ServerCall.Listener<Received<Q>> startCall(ServerCall<Received<Q>, A> call, Metadata headers) {
            return new ReadingListener<>(
                    call,
                    method.getServerCallHandler()
                            .startCall(new ReadCall<>(call, method.getMethodDescriptor()), headers));
        }
    }
}
