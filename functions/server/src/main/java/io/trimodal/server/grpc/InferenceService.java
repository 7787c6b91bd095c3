package io.trimodal.server.grpc;

import io.grpc.ServerServiceDefinition;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.oip.Catalog;
import io.trimodal.function.oip.ModelMetadata;
import io.trimodal.function.oip.ServerMetadata;
import io.trimodal.function.oip.TensorMetadata;
import io.trimodal.server.grpc.proto.ModelConfigRequest;
import io.trimodal.server.grpc.proto.ModelConfigResponse;
import io.trimodal.server.grpc.proto.ModelInferRequest;
import io.trimodal.server.grpc.proto.ModelInferResponse;
import io.trimodal.server.grpc.proto.ModelMetadataRequest;
import io.trimodal.server.grpc.proto.ModelMetadataResponse;
import io.trimodal.server.grpc.proto.ModelReadyRequest;
import io.trimodal.server.grpc.proto.ModelReadyResponse;
import io.trimodal.server.grpc.proto.MutinyGRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import io.trimodal.server.grpc.proto.RepositoryIndexRequest;
import io.trimodal.server.grpc.proto.RepositoryIndexResponse;
import io.trimodal.server.grpc.proto.ServerLiveRequest;
import io.trimodal.server.grpc.proto.ServerLiveResponse;
import io.trimodal.server.grpc.proto.ServerMetadataRequest;
import io.trimodal.server.grpc.proto.ServerMetadataResponse;
import io.trimodal.server.grpc.proto.ServerReadyRequest;
import io.trimodal.server.grpc.proto.ServerReadyResponse;
import java.util.Optional;
import java.util.function.Supplier;

/** The protocol's service: what {@code /v2} answers, over gRPC. */
@GrpcService
@Blocking
public class InferenceService extends GRPCInferenceServiceImplBase {
    /** One more byte must be an array still. */
    private static final long LARGEST = Integer.MAX_VALUE - 9;

    private final Catalog catalog;
    private final InferCalls calls;
    private final Statuses statuses;
    private final int messageLimit;

    public InferenceService(Catalog catalog, InferCalls calls, Statuses statuses, Limits limits) {
        this.catalog = catalog;
        this.calls = calls;
        this.statuses = statuses;
        this.messageLimit = Math.toIntExact(Math.min(limits.bodySize().asLongValue(), LARGEST));
    }

    @Override
    public ServerServiceDefinition bindService() {
        return ReadingCalls.of(super.bindService(), messageLimit);
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
    public Uni<ModelConfigResponse> modelConfig(ModelConfigRequest request) {
        return answer(() -> ConfigMessages.of(catalog.config(reference(request.getName(), request.getVersion()))));
    }

    /** Whatever is served is ready, so there is no other list for those that are. */
    @Override
    public Uni<RepositoryIndexResponse> repositoryIndex(RepositoryIndexRequest request) {
        return answer(() -> ConfigMessages.of(catalog.index()));
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
