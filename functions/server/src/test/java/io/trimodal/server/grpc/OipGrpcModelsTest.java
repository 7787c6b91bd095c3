package io.trimodal.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.PaidAccounts;
import io.trimodal.server.grpc.proto.DataType;
import io.trimodal.server.grpc.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.trimodal.server.grpc.proto.ModelConfig;
import io.trimodal.server.grpc.proto.ModelConfigRequest;
import io.trimodal.server.grpc.proto.ModelMetadataRequest;
import io.trimodal.server.grpc.proto.ModelMetadataResponse;
import io.trimodal.server.grpc.proto.ModelReadyRequest;
import io.trimodal.server.grpc.proto.RepositoryIndexRequest;
import io.trimodal.server.grpc.proto.ServerLiveRequest;
import io.trimodal.server.grpc.proto.ServerMetadataRequest;
import io.trimodal.server.grpc.proto.ServerReadyRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the protocol says over gRPC of the server and its models. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PaidAccounts.class, restrictToAnnotatedClass = true)
class OipGrpcModelsTest {
    private GrpcClient client;

    @BeforeEach
    void open() {
        client = new GrpcClient();
    }

    @AfterEach
    void close() throws InterruptedException {
        client.close();
    }

    private GRPCInferenceServiceBlockingStub anonymous() {
        return client.anonymous();
    }

    @Test
    void server_isLiveAndReady_andSaysWhatItIs() {
        assertThat(anonymous()
                        .serverLive(ServerLiveRequest.getDefaultInstance())
                        .getLive())
                .isTrue();
        assertThat(anonymous()
                        .serverReady(ServerReadyRequest.getDefaultInstance())
                        .getReady())
                .isTrue();
        assertThat(anonymous()
                        .serverMetadata(ServerMetadataRequest.getDefaultInstance())
                        .getName())
                .isEqualTo("trimodal");
    }

    @Test
    void model_isReady_andSaysItsTensors() {
        assertThat(anonymous()
                        .modelReady(ModelReadyRequest.newBuilder()
                                .setName("formula-lnln")
                                .setVersion("1.0.0")
                                .build())
                        .getReady())
                .isTrue();
        ModelMetadataResponse model = anonymous()
                .modelMetadata(ModelMetadataRequest.newBuilder()
                        .setName("formula-lnln")
                        .build());
        assertThat(model.getVersionsList()).containsExactly("1.0.0");
        assertThat(model.getPlatform()).isEqualTo("onnxruntime_onnx");
        assertThat(model.getInputsList())
                .extracting(ModelMetadataResponse.TensorMetadata::getName)
                .contains("language", "audio", "audio_length", "vision");
        assertThat(model.getInputs(2).getShapeList()).containsExactly(-1L, -1L, 5L);
        assertThat(model.getOutputs(0).getDatatype()).isEqualTo("FP32");
    }

    @Test
    void configAndIndex_areTritons() {
        ModelConfig config = anonymous()
                .modelConfig(
                        ModelConfigRequest.newBuilder().setName("formula-lnln").build())
                .getConfig();
        assertThat(config.getMaxBatchSize()).isEqualTo(64);
        assertThat(config.getInputList())
                .filteredOn(input -> input.getName().equals("audio"))
                .singleElement()
                .satisfies(input -> assertThat(input.getDataType()).isEqualTo(DataType.TYPE_FP32))
                .satisfies(input -> assertThat(input.getDimsList()).containsExactly(-1L, 5L));
        assertThat(anonymous()
                        .repositoryIndex(RepositoryIndexRequest.newBuilder()
                                .setReady(true)
                                .build())
                        .getModelsList())
                .anySatisfy(model -> assertThat(model.getName() + " " + model.getVersion() + " " + model.getState())
                        .isEqualTo("formula-lnln 1.0.0 READY"));
    }

    @Test
    void unknownModel_isNotFound() {
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> anonymous()
                        .modelReady(
                                ModelReadyRequest.newBuilder().setName("none").build()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }
}
