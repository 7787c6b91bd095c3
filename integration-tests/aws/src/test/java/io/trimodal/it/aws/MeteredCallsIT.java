package io.trimodal.it.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.it.aws.RuntimeApi.Answer;
import io.trimodal.it.aws.RuntimeApi.Response;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Calls through API Gateway with keys that Terraform made, counted in the table that Terraform made. */
@ExtendWith(Deployed.class)
class MeteredCallsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MEMORY_MB = 1769;
    private static final String TWO = Example.json("A wonderful evening.", "A dreadful one.");

    private final Cloud cloud;

    @TempDir
    private Path cache;

    private final FunctionPackage made = FunctionPackage.preferred("server");

    MeteredCallsIT(Cloud cloud) {
        this.cloud = cloud;
    }

    private record HttpAnswer(int status, JsonNode body) {}

    @Test
    void successfulCalls_areCountedOnceForTheirKey_andAllElseCostsNothing() {
        String me = cloud.keyId("me");
        String guest = cloud.keyId("guest");
        assertThat(me).isNotEqualTo(guest).isNotEmpty();
        grant(guest, 3);

        String repeated = UUID.randomUUID().toString();
        try (LambdaProcess process = start()) {
            HttpAnswer first = call(process, ProxyEvent.predict(me, repeated, TWO));
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.body().at("/predictions/0/score").asDouble())
                    .isGreaterThan(first.body().at("/predictions/1/score").asDouble());
            // Lambda's and the gateway's own retries come with the id of the first
            HttpAnswer again = call(process, ProxyEvent.predict(me, repeated, TWO));
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body().at("/predictions/0/score").asDouble())
                    .isCloseTo(first.body().at("/predictions/0/score").asDouble(), within(1e-6));

            assertThat(call(process, predict(me, "{\"utterances\": [{\"text\": 1}]}"))
                            .status())
                    .isEqualTo(400);
            assertThat(call(process, predict(me, "no json")).status()).isEqualTo(400);
            assertThat(call(process, predict(me, Example.json("One more."))).status())
                    .isEqualTo(200);

            // three are granted: two fit, two more do not, one does
            assertThat(call(process, predict(guest, TWO)).status()).isEqualTo(200);
            HttpAnswer refused = call(process, predict(guest, TWO));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body().path("title").asText()).containsIgnoringCase("quota");
            assertThat(call(process, predict(guest, Example.json("Just one."))).status())
                    .isEqualTo(200);
            assertThat(call(process, predict(guest, Example.json("And another.")))
                            .status())
                    .isEqualTo(429);

            JsonNode mine = usage(process, me);
            assertThat(mine.path("caller").asText()).isEqualTo(me);
            assertThat(mine.at("/functions/predict/calls").asInt()).isEqualTo(2);
            assertThat(mine.at("/functions/predict/utterances").asInt()).isEqualTo(3);
            assertThat(mine.at("/total/utterances").asInt()).isEqualTo(3);
            assertThat(mine.at("/quota/monthly_utterances").asInt()).isEqualTo(100_000);
            JsonNode theirs = usage(process, guest);
            assertThat(theirs.at("/functions/predict/calls").asInt()).isEqualTo(2);
            assertThat(theirs.at("/total/utterances").asInt()).isEqualTo(3);
            assertThat(theirs.at("/quota/left").asInt()).isZero();
        }

        Map<String, AttributeValue> month = month(me);
        assertThat(month.get("calls#predict").n()).isEqualTo("2");
        assertThat(month.get("utterances#predict").n()).isEqualTo("3");
        assertThat(month.get("utterances").n()).isEqualTo("3");
        assertThat(month(guest).get("utterances").n()).isEqualTo("3");
        assertThat(marks(me)).hasSize(2).contains("call#" + repeated);
    }

    /** A process that is new knows only what the table knows. */
    @Test
    void quota_holdsAcrossProcesses() {
        String caller = "key-" + UUID.randomUUID();
        grant(caller, 1);
        try (LambdaProcess process = start()) {
            assertThat(call(process, predict(caller, Example.json("One."))).status())
                    .isEqualTo(200);
        }
        try (LambdaProcess process = start()) {
            assertThat(call(process, predict(caller, Example.json("Two."))).status())
                    .isEqualTo(429);
        }
        assertThat(month(caller).get("utterances").n()).isEqualTo("1");
    }

    /** Where there are both packages. */
    @Test
    void nativeAndJvm_giveTheSameScores() {
        List<FunctionPackage> packages = FunctionPackage.all("server");
        assumeThat(packages)
                .as("an executable, built with -Pnative, and class files")
                .hasSize(2);
        List<List<Double>> scores = packages.stream().map(this::scores).toList();
        assertThat(scores.getFirst()).hasSize(4).hasSameSizeAs(scores.getLast());
        for (int i = 0; i < scores.getFirst().size(); i++) {
            assertThat(scores.getFirst().get(i)).isCloseTo(scores.getLast().get(i), within(1e-6));
        }
    }

    /** With the models of the package of class files, which has both. */
    private List<Double> scores(FunctionPackage packaged) {
        Map<String, String> environment = cloud.environment("predict");
        environment.put(
                "TRIMODAL_MODELS_REPOSITORY",
                UnpackedFunction.of(FunctionPackage.jvm("server"))
                        .folder()
                        .resolve("models")
                        .toString());
        try (LambdaProcess process = LambdaProcess.start(UnpackedFunction.of(packaged), environment, MEMORY_MB)
                .awaitReady()) {
            return Stream.of("trimodal-almt", "trimodal-lnln")
                    .map(model -> "{\"model\": \"" + model + "\", " + TWO.substring(1))
                    .map(body -> call(process, predict("key-" + UUID.randomUUID(), body)))
                    .flatMap(answer -> answer.body().path("predictions").valueStream())
                    .map(prediction -> prediction.path("score").asDouble(Double.NaN))
                    .toList();
        }
    }

    @Test
    void packages_fitLambda() {
        assertThat(FunctionPackage.all("server"))
                .allSatisfy(packaged -> assertThat(UnpackedFunction.of(packaged).bytes())
                        .as(packaged.toString())
                        .isLessThanOrEqualTo(FunctionPackage.MOST_BYTES));
    }

    /** The package need not bring its models. */
    @Test
    void models_comeFromS3() {
        String bucket = cloud.bucket();
        Path models = UnpackedFunction.of(made).folder().resolve("models");
        for (Path file : UnpackedFunction.files(models)) {
            cloud.s3.putObject(
                    request -> request.bucket(bucket).key("repository/" + models.relativize(file)),
                    RequestBody.fromFile(file));
        }
        Map<String, String> environment = cloud.environment("predict");
        environment.put("TRIMODAL_MODELS_REPOSITORY", "s3://" + bucket + "/repository");
        environment.put("TRIMODAL_MODELS_CACHE", cache.toString());
        try (LambdaProcess process = LambdaProcess.start(UnpackedFunction.of(made), environment, MEMORY_MB)
                .awaitReady()) {
            assertThat(call(process, predict("key-" + UUID.randomUUID(), TWO)).status())
                    .isEqualTo(200);
        }
        assertThat(cache.resolve("trimodal-almt")).isNotEmptyDirectory();
    }

    private LambdaProcess start() {
        return LambdaProcess.start(UnpackedFunction.of(made), cloud.environment("predict"), MEMORY_MB)
                .awaitReady();
    }

    private static ProxyEvent predict(String keyId, String body) {
        return ProxyEvent.predict(keyId, UUID.randomUUID().toString(), body);
    }

    private static JsonNode usage(LambdaProcess process, String keyId) {
        HttpAnswer answer =
                call(process, ProxyEvent.usage(keyId, UUID.randomUUID().toString()));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static HttpAnswer call(LambdaProcess process, ProxyEvent event) {
        Answer answer = process.invoke(event.payload(), LIMIT);
        assertThat(answer).isInstanceOf(Response.class);
        JsonNode http = ((Response) answer).json();
        String body = http.path("body").asText();
        if (http.path("isBase64Encoded").asBoolean()) {
            body = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
        }
        try {
            return new HttpAnswer(http.path("statusCode").asInt(), new ObjectMapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(body, e);
        }
    }

    /** As somebody does who sells utterances. */
    private void grant(String caller, int utterances) {
        cloud.dynamoDb.putItem(request -> request.tableName(cloud.output("usage_table"))
                .item(Map.of(
                        "caller", AttributeValue.fromS(caller),
                        "entry", AttributeValue.fromS("quota"),
                        "monthly_utterances", AttributeValue.fromN(Integer.toString(utterances)))));
    }

    private Map<String, AttributeValue> month(String caller) {
        return cloud.dynamoDb
                .getItem(request -> request.tableName(cloud.output("usage_table"))
                        .key(Map.of(
                                "caller", AttributeValue.fromS(caller),
                                "entry", AttributeValue.fromS("month#" + YearMonth.now(ZoneOffset.UTC)))))
                .item();
    }

    /** The calls that were counted. */
    private Set<String> marks(String caller) {
        return cloud
                .dynamoDb
                .queryPaginator(request -> request.tableName(cloud.output("usage_table"))
                        .keyConditionExpression("caller = :caller and begins_with(entry, :call)")
                        .expressionAttributeValues(Map.of(
                                ":caller", AttributeValue.fromS(caller), ":call", AttributeValue.fromS("call#"))))
                .items()
                .stream()
                .map(item -> item.get("entry").s())
                .collect(Collectors.toSet());
    }
}
