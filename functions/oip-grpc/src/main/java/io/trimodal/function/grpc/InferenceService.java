package io.trimodal.function.grpc;

import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.trimodal.function.grpc.proto.GRPCInferenceService;
import io.trimodal.function.grpc.proto.ModelInferRequest;
import io.trimodal.function.grpc.proto.ModelInferResponse;
import io.trimodal.function.grpc.proto.ModelMetadataRequest;
import io.trimodal.function.grpc.proto.ModelMetadataResponse;
import io.trimodal.function.grpc.proto.ModelReadyRequest;
import io.trimodal.function.grpc.proto.ModelReadyResponse;
import io.trimodal.function.grpc.proto.ServerLiveRequest;
import io.trimodal.function.grpc.proto.ServerLiveResponse;
import io.trimodal.function.grpc.proto.ServerMetadataRequest;
import io.trimodal.function.grpc.proto.ServerMetadataResponse;
import io.trimodal.function.grpc.proto.ServerReadyRequest;
import io.trimodal.function.grpc.proto.ServerReadyResponse;
import io.trimodal.function.oip.Catalog;
import io.trimodal.function.oip.ModelMetadata;
import io.trimodal.function.oip.ServerMetadata;
import io.trimodal.function.oip.TensorMetadata;
import java.util.Optional;
import java.util.function.Supplier;

/** The protocol's service: what {@code /v2} answers, over gRPC. */
@GrpcService
@Blocking
public class InferenceService implements GRPCInferenceService {
    private final Catalog catalog;
    private final InferCalls calls;
    private final Statuses statuses;

    public InferenceService(Catalog catalog, InferCalls calls, Statuses statuses) {
        this.catalog = catalog;
        this.calls = calls;
        this.statuses = statuses;
    }

    @Override
    public Uni<ServerLiveResponse> serverLive(ServerLiveRequest request) {
        return answer(() -> ServerLiveResponse.newBuilder().setLive(true).build());
    }

    @Override
    public Uni<ServerReadyResponse> serverReady(ServerReadyRequest request) {
        return answer(() ->
                ServerReadyResponse.newBuilder().setReady(catalog.isReady()).build());
    }

    @Override
    public Uni<ModelReadyResponse> modelReady(ModelReadyRequest request) {
        return answer(() -> ModelReadyResponse.newBuilder()
                .setReady(catalog.isReady(reference(request.getName(), request.getVersion())))
                .build());
    }

    @Override
    public Uni<ServerMetadataResponse> serverMetadata(ServerMetadataRequest request) {
        return answer(() -> {
            ServerMetadata server = catalog.server();
            return ServerMetadataResponse.newBuilder()
                    .setName(server.name())
                    .setVersion(server.version())
                    .addAllExtensions(server.extensions())
                    .build();
        });
    }

    @Override
    public Uni<ModelMetadataResponse> modelMetadata(ModelMetadataRequest request) {
        return answer(() -> {
            ModelMetadata model = catalog.model(reference(request.getName(), request.getVersion()));
            return ModelMetadataResponse.newBuilder()
                    .setName(model.name())
                    .addAllVersions(model.versions())
                    .setPlatform(model.platform())
                    .addAllInputs(model.inputs().stream()
                            .map(InferenceService::tensor)
                            .toList())
                    .addAllOutputs(model.outputs().stream()
                            .map(InferenceService::tensor)
                            .toList())
                    .build();
        });
    }

    @Override
    public Uni<ModelInferResponse> modelInfer(ModelInferRequest request) {
        return answer(() -> calls.infer(reference(request.getModelName(), request.getModelVersion()), request));
    }

    private static ModelMetadataResponse.TensorMetadata tensor(TensorMetadata tensor) {
        return ModelMetadataResponse.TensorMetadata.newBuilder()
                .setName(tensor.name())
                .setDatatype(tensor.datatype().name())
                .addAllShape(tensor.shape())
                .build();
    }

    private static String reference(String name, String version) {
        return Catalog.reference(name, version.isEmpty() ? Optional.empty() : Optional.of(version));
    }

    private <T> Uni<T> answer(Supplier<T> answer) {
        try {
            return Uni.createFrom().item(answer.get());
        } catch (RuntimeException e) {
            return Uni.createFrom().failure(statuses.of(e));
        }
    }
}
