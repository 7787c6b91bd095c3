package io.trimodal.server.grpc;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.restassured.RestAssured;
import io.trimodal.server.grpc.proto.GRPCInferenceServiceGrpc;
import io.trimodal.server.grpc.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import java.util.concurrent.TimeUnit;

/** gRPC's own client, on the port of HTTP. */
final class GrpcClient {
    private static final Metadata.Key<String> KEY = Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel = ManagedChannelBuilder.forAddress("localhost", RestAssured.port)
            .usePlaintext()
            .build();

    GRPCInferenceServiceBlockingStub anonymous() {
        return GRPCInferenceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    GRPCInferenceServiceBlockingStub with(String key) {
        Metadata headers = new Metadata();
        headers.put(KEY, key);
        return anonymous().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    void close() throws InterruptedException {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
}
