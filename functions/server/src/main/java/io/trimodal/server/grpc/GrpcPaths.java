package io.trimodal.server.grpc;

import io.grpc.MethodDescriptor;
import io.trimodal.function.http.metrics.ServedPaths;
import io.trimodal.server.grpc.proto.GRPCInferenceServiceGrpc;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** The paths of the protocol's methods. */
@Singleton
public final class GrpcPaths implements ServedPaths {
    @Override
    public Set<String> paths() {
        return GRPCInferenceServiceGrpc.getServiceDescriptor().getMethods().stream()
                .map(MethodDescriptor::getFullMethodName)
                .map(name -> "/" + name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
