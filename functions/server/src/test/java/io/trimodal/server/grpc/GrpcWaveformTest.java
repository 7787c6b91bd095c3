package io.trimodal.server.grpc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.trimodal.server.clip.ClipServer;
import io.trimodal.server.grpc.proto.InferParameter;
import io.trimodal.server.grpc.proto.ModelInferRequest;
import io.trimodal.server.grpc.proto.ModelInferRequest.InferInputTensor;
import io.trimodal.server.grpc.proto.ModelInferRequest.InferRequestedOutputTensor;
import io.trimodal.server.grpc.proto.ModelInferResponse;
import io.trimodal.server.oip.Oip;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sound over gRPC gets what it gets over HTTP. */
@QuarkusTest
@TestProfile(ClipServer.class)
class GrpcWaveformTest {
    private static final String MODEL = "trimodal-almt";
    private static final float[] VOICE = voice(2 * 16_000);

    private GrpcClient client;

    @BeforeEach
    void open() {
        client = new GrpcClient();
    }

    @AfterEach
    void close() throws InterruptedException {
        client.close();
    }

    /** A buzz in syllables. */
    private static float[] voice(int samples) {
        float[] voice = new float[samples];
        for (int i = 0; i < samples; i++) {
            double time = i / 16_000.0;
            double buzz = 0;
            for (int harmonic = 1; harmonic <= 10; harmonic++) {
                buzz += Math.sin(2 * Math.PI * 140 * harmonic * time) / harmonic;
            }
            voice[i] = (float) (0.2 * buzz * Math.pow(Math.sin(4 * Math.PI * time), 2));
        }
        return voice;
    }

    private static ModelInferRequest request(long rate) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * VOICE.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(VOICE);
        return ModelInferRequest.newBuilder()
                .setModelName(MODEL)
                .addInputs(InferInputTensor.newBuilder()
                        .setName("waveform")
                        .setDatatype("FP32")
                        .addShape(1)
                        .addShape(VOICE.length)
                        .putParameters(
                                "sample_rate",
                                InferParameter.newBuilder().setInt64Param(rate).build()))
                .addOutputs(InferRequestedOutputTensor.newBuilder().setName("score"))
                .addRawInputContents(ByteString.copyFrom(bytes))
                .build();
    }

    @Test
    void waveform_isScoredAsOverHttp() {
        ModelInferResponse response = client.anonymous().modelInfer(request(16_000));
        float score = response.getRawOutputContentsCount() > 0
                ? response.getRawOutputContents(0)
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getFloat()
                : response.getOutputs(0).getContents().getFp32Contents(0);
        float http = Oip.json(
                        MODEL, "{\"inputs\": [" + Oip.tensor("waveform", "[1, " + VOICE.length + "]", VOICE) + "]}")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getFloat("outputs.find { it.name == 'score' }.data[0]");
        assertThat(score).isCloseTo(http, within(1e-5f));
        assertThat(given().get("/v1/usage").jsonPath().getInt("total.utterances"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void waveform_ofNoRate_isInvalid() {
        StatusRuntimeException failure = catchThrowableOfType(
                StatusRuntimeException.class, () -> client.anonymous().modelInfer(request(0)));
        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(failure.getStatus().getDescription()).contains("sample_rate");
    }
}
