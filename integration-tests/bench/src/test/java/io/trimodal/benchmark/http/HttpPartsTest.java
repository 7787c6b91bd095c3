package io.trimodal.benchmark.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trimodal.benchmark.model.SampleTexts;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.http.body.MultipartRequestReader;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.PartsRequestReader;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.model.FeatureContract;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HttpPartsTest {
    private static PredictRequest read(byte[] body) {
        return new PredictRequestReader(DefaultLimits.read()).read(new ByteArrayInputStream(body));
    }

    @Test
    void limits_areTheDeclaredDefaults() {
        Limits limits = DefaultLimits.read();
        assertThat(limits.bodySize().asLongValue()).isEqualTo(32L << 20);
        assertThat(limits.utterances()).isEqualTo(64);
        assertThat(limits.textCharacters()).isEqualTo(10_000);
    }

    @Test
    void features_comeBackAsTheyWere() {
        FeatureContract contract = new FeatureContract(3, 2, List.of(), "three values");
        List<Utterance> sent = SampleUtterances.of(
                Map.of(Modality.LANGUAGE, contract, Modality.AUDIO, contract, Modality.VISION, contract), 2);
        List<Utterance> received = read(Requests.features(sent)).utterances();
        assertThat(received).hasSize(2);
        for (Modality modality : Modality.values()) {
            float[] values = ((Features) received.get(1).input(modality)).values();
            assertThat(values).containsExactly(((Features) sent.get(1).input(modality)).values(), Offset.offset(1e-6f));
        }
    }

    @Test
    void numpyParts_comeBackAsTheyWere() {
        FeatureContract contract = new FeatureContract(3, 2, List.of(), "three values");
        Utterance sent = SampleUtterances.of(
                        Map.of(Modality.LANGUAGE, contract, Modality.AUDIO, contract, Modality.VISION, contract), 1)
                .getFirst();
        RequestBody body = Requests.numpy(sent);
        Limits limits = DefaultLimits.read();

        Utterance received = new MultipartRequestReader(
                        new PartsRequestReader(new PredictRequestReader(limits), limits))
                .read(
                        new ByteArrayInputStream(body.bytes()),
                        Optional.of(body.type().substring(body.type().indexOf('=') + 1)),
                        FurtherFields.NONE)
                .utterances()
                .getFirst();

        for (Modality modality : Modality.values()) {
            assertThat(((Features) received.input(modality)).values())
                    .containsExactly(((Features) sent.input(modality)).values());
        }
    }

    @Test
    void texts_differ_andComeBackAsTheyWere() {
        List<String> texts = SampleTexts.of(8, 64);
        assertThat(texts).doesNotHaveDuplicates().allMatch(text -> text.split(" ").length == 8);
        assertThat(read(Requests.texts(texts)).utterances())
                .extracting(utterance -> ((Text) utterance.language()).value())
                .isEqualTo(texts);
    }

    @Test
    void memory_isReadAsLinuxWritesIt() {
        ResidentMemory memory = ResidentMemory.parse(
                List.of("Name:\tjava", "VmHWM:\t  2000000 kB", "VmRSS:\t  1000000 kB", "Threads:\t30"));
        assertThat(memory.now()).hasValue(1024);
        assertThat(memory.peak()).hasValue(2048);
        assertThat(ResidentMemory.parse(List.of()).now()).isEmpty();
    }

    @Test
    void scoringTimer_addsUpItsSeries() {
        ScoringTimer before = ScoringTimer.parse("""
            # TYPE trimodal_scoring_seconds histogram
            trimodal_scoring_seconds_bucket{model="a",le="0.1"} 7.0
            trimodal_scoring_seconds_count{model="a"} 10.0
            trimodal_scoring_seconds_sum{model="a"} 0.5
            trimodal_scoring_seconds_count{model="b"} 5.0
            trimodal_scoring_seconds_sum{model="b"} 0.25
            """);
        assertThat(before).isEqualTo(new ScoringTimer(15, 0.75));
        assertThat(new ScoringTimer(25, 0.85).meanMillisSince(before)).isCloseTo(10, Offset.offset(1e-9));
    }

    @Test
    void gatheredBatches_areReadFromTheMetrics_withTheirMean() {
        GatheredBatches before = GatheredBatches.parse("""
            # TYPE trimodal_batching_requests histogram
            trimodal_batching_requests_bucket{le="1.0"} 2.0
            trimodal_batching_requests_count 4.0
            trimodal_batching_requests_sum 10.0
            trimodal_batching_requests_max 6.0
            """);
        assertThat(before).isEqualTo(new GatheredBatches(4, 10));
        assertThat(new GatheredBatches(6, 74).meanSince(before)).isEqualTo(32);
    }

    @Test
    void workbench_thatIsNotThere_isNamed() {
        Path jar = Path.of("no", "quarkus-run.jar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkbenchProcess.start(jar, Path.of(".")))
                .withMessageContaining(jar.toString());
    }
}
