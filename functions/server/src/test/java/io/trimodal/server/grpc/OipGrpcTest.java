package io.trimodal.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Utterance;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.PaidAccounts;
import io.trimodal.function.model.Scoring;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.server.grpc.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.trimodal.server.grpc.proto.InferParameter;
import io.trimodal.server.grpc.proto.InferTensorContents;
import io.trimodal.server.grpc.proto.ModelInferRequest;
import io.trimodal.server.grpc.proto.ModelInferRequest.InferInputTensor;
import io.trimodal.server.grpc.proto.ModelInferRequest.InferRequestedOutputTensor;
import io.trimodal.server.grpc.proto.ModelInferResponse;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol over gRPC, through gRPC's own client, on the port of HTTP. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PaidAccounts.class, restrictToAnnotatedClass = true)
class OipGrpcTest {
    private static final float[] AUDIO = {1, 2, 3, 4, 5, 0, 0.5f, -0.5f, 1e-3f, 7};

    private final String acme = ConfigProvider.getConfig().getValue(PaidAccounts.ACME, String.class);
    private final String beta = ConfigProvider.getConfig().getValue(PaidAccounts.BETA, String.class);

    @Inject
    Scoring scoring;

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

    private GRPCInferenceServiceBlockingStub client(String key) {
        return client.with(key);
    }

    private static InferInputTensor.Builder audio(long... shape) {
        return InferInputTensor.newBuilder()
                .setName("audio")
                .setDatatype("FP32")
                .addAllShape(Arrays.stream(shape).boxed().toList());
    }

    private static InferTensorContents floats(float... values) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (float value : values) {
            contents.addFp32Contents(value);
        }
        return contents.build();
    }

    private static ModelInferRequest.Builder request() {
        return ModelInferRequest.newBuilder().setModelName("formula-lnln");
    }

    private static ByteString raw(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return ByteString.copyFrom(bytes);
    }

    private float predicted() {
        Utterance utterance = new Utterance("0", Absent.INSTANCE, new Features(2, 5, AUDIO), Absent.INSTANCE);
        return scoring.score(new PredictRequest(new ModelReference.Named("formula-lnln"), List.of(utterance)))
                .predictions()
                .getFirst()
                .score();
    }

    @Test
    void infer_withContents_scoresAsPredict() {
        ModelInferResponse answer = client(beta)
                .modelInfer(request()
                        .setId("42")
                        .addInputs(audio(1, 2, 5).setContents(floats(AUDIO)))
                        .build());
        assertThat(answer.getModelName()).isEqualTo("formula-lnln");
        assertThat(answer.getModelVersion()).isEqualTo("1.0.0");
        assertThat(answer.getId()).isEqualTo("42");
        assertThat(answer.getParametersOrThrow("label_scale").getStringParam()).isEqualTo("mosi");
        assertThat(answer.getParametersOrThrow("label_minimum").getDoubleParam())
                .isEqualTo(-3);
        assertThat(answer.getRawOutputContentsCount()).isZero();
        assertThat(answer.getOutputs(0).getName()).isEqualTo("score");
        assertThat(answer.getOutputs(0).getShapeList()).containsExactly(1L);
        assertThat(answer.getOutputs(0).getContents().getFp32ContentsList()).containsExactly(predicted());
        assertThat(answer.getOutputs(1).getContents().getBytesContents(0).toStringUtf8())
                .isIn("negative", "neutral", "positive");
        assertThat(answer.getOutputs(2).getContents().getIntContentsCount()).isEqualTo(4);
    }

    @Test
    void infer_withRawContents_answersRaw_inTheOrderAskedFor() {
        ModelInferResponse answer = client(beta)
                .modelInfer(request()
                        .setModelVersion("1.0.0")
                        .addInputs(audio(1, 2, 5))
                        .addRawInputContents(raw(AUDIO))
                        .addOutputs(InferRequestedOutputTensor.newBuilder().setName("completeness"))
                        .addOutputs(InferRequestedOutputTensor.newBuilder().setName("score"))
                        .build());
        assertThat(answer.getOutputsList())
                .extracting(ModelInferResponse.InferOutputTensor::getName)
                .containsExactly("completeness", "score");
        assertThat(answer.getOutputsList()).noneMatch(ModelInferResponse.InferOutputTensor::hasContents);
        assertThat(answer.getRawOutputContents(1)).isEqualTo(raw(predicted()));
    }

    @Test
    void infer_withAFrameRate_isAtTheRateOfTheContract() {
        InferParameter rate = InferParameter.newBuilder().setInt64Param(30).build();
        InferInputTensor.Builder vision = audio(1, 60, 20).setName("vision").setContents(floats(new float[60 * 20]));
        for (ModelInferRequest.Builder request : List.of(
                request().putParameters("frame_rate", rate).addInputs(vision),
                request().addInputs(vision.clone().putParameters("frame_rate", rate)))) {
            ModelInferResponse answer = client(beta)
                    .modelInfer(request.setModelName("formula-face")
                            .addOutputs(InferRequestedOutputTensor.newBuilder().setName("notes"))
                            .build());
            assertThat(answer.getOutputs(0).getContents().getBytesContents(0).toStringUtf8())
                    .contains("vision: 60 frames, 30.0 a second, became 10");
        }
    }

    @Test
    void infer_withDoubles_scoresAsWithFloats() {
        InferTensorContents.Builder doubles = InferTensorContents.newBuilder();
        for (float value : AUDIO) {
            doubles.addFp64Contents(value);
        }
        ModelInferResponse answer = client(beta)
                .modelInfer(request()
                        .addInputs(audio(1, 2, 5).setDatatype("FP64").setContents(doubles))
                        .build());
        assertThat(answer.getOutputs(0).getContents().getFp32ContentsList()).containsExactly(predicted());
    }

    @Test
    void infer_beyondVertxsUsualMessage_isTaken_andBeyondTheLimitIsNot() {
        float[] many = new float[64 * 400 * 5]; // 512 kB
        ModelInferResponse answer = client(beta)
                .modelInfer(request()
                        .addInputs(audio(64, 400, 5))
                        .addRawInputContents(raw(many))
                        .build());
        assertThat(answer.getOutputs(0).getShapeList()).containsExactly(64L);
        StatusRuntimeException refused = failure(request -> request.clearInputs()
                .clearRawInputContents()
                .addInputs(audio(1, 1, 5))
                .addRawInputContents(ByteString.copyFrom(new byte[33 << 20])));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    private StatusRuntimeException failure(Consumer<ModelInferRequest.Builder> change) {
        ModelInferRequest.Builder request = request().addInputs(audio(1, 2, 5).setContents(floats(AUDIO)));
        change.accept(request);
        return catchThrowableOfType(
                StatusRuntimeException.class, () -> client(beta).modelInfer(request.build()));
    }

    private static Arguments bad(Consumer<ModelInferRequest.Builder> change, Status.Code code, String message) {
        return Arguments.of(change, code, message);
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                bad(request -> request.setModelName("none"), Status.Code.NOT_FOUND, "there is no model 'none'"),
                bad(request -> request.setModelVersion("2"), Status.Code.NOT_FOUND, "no model 'formula-lnln:2'"),
                bad(ModelInferRequest.Builder::clearInputs, Status.Code.INVALID_ARGUMENT, "the request has no inputs"),
                bad(
                        request -> request.addInputs(request.getInputs(0)),
                        Status.Code.INVALID_ARGUMENT,
                        "input 'audio' is given twice"),
                bad(
                        request -> request.getInputsBuilder(0).setDatatype("float"),
                        Status.Code.INVALID_ARGUMENT,
                        "input 'audio' has the datatype 'float'; it must be one of [BOOL"),
                bad(
                        request -> request.getInputsBuilder(0).setDatatype("FP16"),
                        Status.Code.INVALID_ARGUMENT,
                        "input 'audio' is FP16, which only raw_input_contents can hold"),
                bad(
                        request -> request.getInputsBuilder(0).setDatatype("FP64"),
                        Status.Code.INVALID_ARGUMENT,
                        "input 'audio' has 0 elements of FP64 in its contents; its shape [1, 2, 5] takes 10"),
                bad(
                        request -> request.getInputsBuilder(0).setShape(1, -2),
                        Status.Code.INVALID_ARGUMENT,
                        "input 'audio' has the shape [1, -2, 5]; no length may be negative"),
                bad(
                        request -> request.addRawInputContents(raw(AUDIO)),
                        Status.Code.INVALID_ARGUMENT,
                        "input 'audio' has contents beside raw_input_contents"),
                bad(
                        request -> {
                            request.getInputsBuilder(0).clearContents();
                            request.addRawInputContents(raw(1, 2));
                        },
                        Status.Code.INVALID_ARGUMENT,
                        "input 'audio' has 8 bytes of binary data; FP32 of shape [1, 2, 5] takes 40"),
                bad(
                        request -> request.addRawInputContents(raw(1)).addRawInputContents(raw(1)),
                        Status.Code.INVALID_ARGUMENT,
                        "the request has 2 raw_input_contents for 1 inputs"),
                bad(
                        request -> request.getInputsBuilder(0)
                                .putParameters(
                                        "shared_memory_region",
                                        InferParameter.newBuilder()
                                                .setStringParam("r")
                                                .build()),
                        Status.Code.INVALID_ARGUMENT,
                        "input 'audio' has the parameter shared_memory_region"),
                bad(
                        request -> request.getInputsBuilder(0)
                                .putParameters(
                                        "frame_rate",
                                        InferParameter.newBuilder()
                                                .setDoubleParam(Double.NaN)
                                                .build()),
                        Status.Code.INVALID_ARGUMENT,
                        "input 'audio' has the parameter frame_rate that is no number; it must be a number"),
                bad(
                        request -> request.putParameters(
                                "frame_rate",
                                InferParameter.newBuilder().setUint64Param(2000).build()),
                        Status.Code.INVALID_ARGUMENT,
                        "the request has the parameter frame_rate of 2000.0; it must be a number"),
                bad(
                        request -> request.addOutputs(
                                InferRequestedOutputTensor.newBuilder().setName("logits")),
                        Status.Code.INVALID_ARGUMENT,
                        "output 'logits' is not an output of formula-lnln:1.0.0"),
                bad(
                        request -> request.getInputsBuilder(0).setName("sound"),
                        Status.Code.INVALID_ARGUMENT,
                        "input 'sound' is not an input of formula-lnln:1.0.0, which takes"));
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void badRequest_isRefused(Consumer<ModelInferRequest.Builder> change, Status.Code code, String message) {
        StatusRuntimeException refused = failure(change);
        assertThat(refused.getStatus().getCode()).isEqualTo(code);
        assertThat(refused.getStatus().getDescription()).contains(message);
    }

    @Test
    void infer_isPaidForByTheKeyInItsMetadata() {
        ModelInferRequest three = request()
                .addInputs(audio(3, 1, 5))
                .addRawInputContents(raw(new float[15]))
                .build();
        assertThat(code(anonymous(), three)).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(code(client("none"), three)).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(code(client(acme), three)).isEqualTo(Status.Code.OK);
        assertThat(code(client(acme), three)).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        RestAssured.given()
                .header("X-Api-Key", acme)
                .get("/v1/usage")
                .then()
                .body("functions.predict.utterances", equalTo(3));
        assertThat(RestAssured.get("/q/metrics").asString())
                .containsPattern("request_predict_seconds_count\\{.*model_name=\"formula-lnln\".*}");
    }

    private static Status.Code code(GRPCInferenceServiceBlockingStub client, ModelInferRequest request) {
        StatusRuntimeException refused =
                catchThrowableOfType(StatusRuntimeException.class, () -> client.modelInfer(request));
        return refused == null ? Status.Code.OK : refused.getStatus().getCode();
    }
}
