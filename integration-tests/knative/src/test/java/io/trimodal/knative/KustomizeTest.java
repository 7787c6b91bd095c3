package io.trimodal.knative;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in native-configs/knative, as kubectl renders it. */
class KustomizeTest {
    private static final List<String> FUNCTIONS = List.of("explain", "predict", "robustness-check", "score-upload");

    @BeforeAll
    static void needsKubectl() {
        Kubectl.require();
    }

    @Test
    void processors_needNothingOfTheCluster() {
        String rendered = Kubectl.kustomize("overlays/cpu");

        assertThat(ManifestCheck.ofDefaults().check(rendered)).isEmpty();
        assertThat(services(rendered)).allSatisfy(service -> {
            assertThat(container(service).at("/resources/limits").has("nvidia.com/gpu"))
                    .isFalse();
            assertThat(container(service).path("image").asText()).endsWith(":1.1.0-cpu");
        });
    }

    @Test
    void gpus_needTheSettingsOfTheCluster() {
        String rendered = Kubectl.kustomize("overlays/gpu");
        String settings = Kubectl.kustomize("cluster");

        assertThat(ManifestCheck.ofDefaults().check(rendered))
                .extracting(Problem::path)
                .hasSize(3 * FUNCTIONS.size())
                .containsOnly(
                        "spec.template.spec.nodeSelector",
                        "spec.template.spec.runtimeClassName",
                        "spec.template.spec.tolerations");
        assertThat(ManifestCheck.ofDefaults().check(rendered + "---\n" + settings))
                .isEmpty();
        assertThat(services(rendered)).allSatisfy(service -> {
            assertThat(container(service)
                            .at("/resources/limits/nvidia.com~1gpu")
                            .asText())
                    .isEqualTo("1");
            assertThat(container(service).path("image").asText()).endsWith(":1.1.0-cuda");
            assertThat(variable(service, "TRIMODAL_EXECUTION_PROVIDER")).isEqualTo("cuda");
        });
    }

    @Test
    void gpus_countAsFullAtOneBatch_andTakeTwo() {
        assertThat(services(Kubectl.kustomize("overlays/gpu"))).allSatisfy(service -> {
            int batch = Integer.parseInt(variable(service, "TRIMODAL_BATCHING_MOST_UTTERANCES"));
            assertThat(service.at("/spec/template/metadata/annotations/autoscaling.knative.dev~1target")
                            .asInt())
                    .isEqualTo(batch);
            assertThat(service.at("/spec/template/spec/containerConcurrency").asInt())
                    .isEqualTo(2 * batch);
        });
    }

    /** A pod keeps its GPU until it scales to zero: one Service, one pod, one GPU. */
    @Test
    void oneGpu_hasOneServiceWithAllFunctions() {
        String rendered = Kubectl.kustomize("overlays/one-gpu");
        String settings = Kubectl.kustomize("cluster");

        assertThat(ManifestCheck.ofDefaults().check(rendered + "---\n" + settings))
                .isEmpty();
        assertThat(services(rendered)).singleElement().satisfies(service -> {
            assertThat(service.at("/metadata/name").asText()).isEqualTo("functions");
            assertThat(container(service).path("image").asText()).isEqualTo("trimodal/workbench:1.1.0-cuda");
            assertThat(container(service)
                            .at("/resources/limits/nvidia.com~1gpu")
                            .asText())
                    .isEqualTo("1");
            assertThat(service.at("/spec/template/metadata/annotations/autoscaling.knative.dev~1max-scale")
                            .asText())
                    .isEqualTo("1");
            assertThat(service.at("/spec/template/spec/timeoutSeconds").asInt()).isEqualTo(300);
            assertThat(variable(service, "TRIMODAL_DRAIN_TIMEOUT")).isEqualTo("290S");
            assertThat(variable(service, "TRIMODAL_BROWSER_HOSTS"))
                    .as("names of the cluster, which the workbench would refuse")
                    .isEqualTo("*");
            assertThat(variable(service, "TRIMODAL_MODELS_NAMES")).isNotEmpty();
        });
    }

    @Test
    void oneGpu_getsOutToAws_withTheComponentForIt(@TempDir Path folder) {
        String rendered = Kubectl.kustomize(folder, "overlays/one-gpu", "components/aws", "components/models-on-s3");
        String settings = Kubectl.kustomize("cluster");

        assertThat(ManifestCheck.ofDefaults().check(rendered + "---\n" + settings))
                .isEmpty();
        assertThat(service(rendered, "functions")
                        .at("/spec/template/spec/serviceAccountName")
                        .asText())
                .isEqualTo("functions");
    }

    /** The queue-proxy serves no metrics of its own since Knative 1.21 unless it is told to. */
    @Test
    void requestMetrics_areAnOptionOfTheClustersSettings(@TempDir Path folder) {
        assertThat(Kubectl.kustomize("cluster")).doesNotContain("request-metrics-protocol");
        String settings = Kubectl.kustomize(folder, "cluster", "cluster/request-metrics");

        assertThat(ManifestCheck.ofDefaults().check(settings)).isEmpty();
        assertThat(settings).contains("request-metrics-protocol: prometheus");
        assertThat(ManifestCheck.ofDefaults().check(settings.replace("protocol: prometheus", "protocol: Prometheus")))
                .extracting(Problem::path)
                .containsExactly("data.request-metrics-protocol");
        assertThat(ManifestCheck.ofDefaults()
                        .check(settings.replace(
                                "request-metrics-protocol:", "metrics.request-metrics-backend-destination:")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expectation()).contains("no such setting"));
    }

    /** A roll-out names its revision; a manifest that leaves the name out would be refused after it. */
    @ParameterizedTest
    @ValueSource(strings = {"overlays/cpu", "overlays/gpu", "overlays/one-gpu"})
    void revisions_areNamedByKnative(String overlay) {
        assertThat(services(Kubectl.kustomize(overlay)))
                .allSatisfy(service -> assertThat(service.at("/spec/template/metadata")
                                .path("name")
                                .textValue())
                        .isEmpty());
        assertThat(ManifestCheck.ofDefaults()
                        .check(Kubectl.kustomize("overlays/cpu").replaceAll("\n +name: \"\"", "")))
                .hasSize(FUNCTIONS.size())
                .extracting(Problem::path)
                .containsOnly("spec.template.metadata.name");
    }

    @Test
    void settings_leaveOthersOfKnativeAlone() {
        String settings = Kubectl.kustomize("cluster");

        assertThat(ManifestCheck.ofDefaults().check(settings)).isEmpty();
        assertThat(settings).contains("pod-is-always-schedulable: \"true\"").doesNotContain("queue-sidecar");
    }

    /** The base lacks what overlays add, and nothing else. */
    @Test
    void base_lacksResourcesAndScaling() {
        String rendered = Kubectl.kustomize("base");

        assertThat(ManifestCheck.ofDefaults().check(rendered))
                .extracting(Problem::path)
                .containsOnly(
                        "spec.template.metadata.annotations[autoscaling.knative.dev/max-scale]",
                        "spec.template.metadata.annotations[autoscaling.knative.dev/target]",
                        "spec.template.spec.containers[0].resources.limits.memory",
                        "spec.template.spec.containers[0].resources.requests.cpu",
                        "spec.template.spec.containers[0].resources.requests.memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/cpu", "overlays/gpu"})
    void everyFunction_isAServiceOfItsOwn(String overlay) {
        String rendered = Kubectl.kustomize(overlay);

        assertThat(services(rendered)
                        .map(service -> service.at("/metadata/name").asText()))
                .containsExactlyElementsOf(FUNCTIONS);
        assertThat(services(rendered)).allSatisfy(service -> {
            String name = service.at("/metadata/name").asText();
            assertThat(container(service).path("image").asText()).startsWith("trimodal/" + name + ":");
            assertThat(variable(service, "ORT_DISABLE_TELEMETRY")).isEqualTo("1");
            assertThat(service.at("/spec/template/metadata/labels/app.kubernetes.io~1part-of")
                            .asText())
                    .isEqualTo("trimodal");
        });
        assertThat(service(rendered, "score-upload")
                        .at("/metadata/labels/networking.knative.dev~1visibility")
                        .asText())
                .isEqualTo("cluster-local");
    }

    /** A pod that stops has as long as the longest call; it must be done by itself before it is killed. */
    @ParameterizedTest
    @ValueSource(strings = {"overlays/cpu", "overlays/gpu"})
    void draining_endsBeforeThePodIsKilled(String overlay) {
        assertThat(services(Kubectl.kustomize(overlay))).allSatisfy(service -> {
            int timeout = service.at("/spec/template/spec/timeoutSeconds").asInt();
            int drain =
                    Integer.parseInt(variable(service, "TRIMODAL_DRAIN_TIMEOUT").replace("S", ""));
            assertThat(drain).isPositive().isLessThan(timeout);
        });
    }

    /** What Knative lets into a pod, the function does not refuse: 64 calls are its own limit by default. */
    @ParameterizedTest
    @ValueSource(strings = {"overlays/cpu", "overlays/gpu"})
    void concurrency_isWithinWhatAFunctionAdmits(String overlay) {
        assertThat(services(Kubectl.kustomize(overlay)))
                .allSatisfy(service -> assertThat(service.at("/spec/template/spec/containerConcurrency")
                                .asInt())
                        .isBetween(1, 64));
    }

    /** What is newest in a repository is nothing that a gate has seen. */
    @ParameterizedTest
    @ValueSource(strings = {"overlays/cpu", "overlays/gpu"})
    void models_areServedInSetVersions(String overlay) {
        assertThat(services(Kubectl.kustomize(overlay)))
                .allSatisfy(service -> assertThat(
                                variable(service, "TRIMODAL_MODELS_NAMES").split(","))
                        .isNotEmpty()
                        .allMatch(name -> name.matches("[a-z-]+:[0-9.]+")));
    }

    @Test
    void whatIsOnAws_isReached_withTheComponentForIt(@TempDir Path folder) {
        String lost =
                Kubectl.kustomize(folder, "overlays/cpu", "components/models-on-s3", "components/ledger-in-dynamodb");
        String rendered = Kubectl.kustomize(
                folder, "overlays/cpu", "components/aws", "components/models-on-s3", "components/ledger-in-dynamodb");

        assertThat(ManifestCheck.ofDefaults().check(lost))
                .hasSize(2 * (FUNCTIONS.size() - 1))
                .allSatisfy(problem -> assertThat(problem.expectation()).contains("no NetworkPolicy"))
                .noneSatisfy(problem -> assertThat(problem.document()).contains("score-upload"));
        assertThat(ManifestCheck.ofDefaults().check(rendered)).isEmpty();
        assertThat(services(rendered)).allSatisfy(service -> {
            assertThat(variable(service, "TRIMODAL_MODELS_REPOSITORY")).startsWith("s3://");
            assertThat(variable(service, "TRIMODAL_USAGE_LEDGER")).isEqualTo("dynamodb");
            assertThat(container(service).path("envFrom")).hasSize(1);
            assertThat(service.at("/spec/template/spec/serviceAccountName").asText())
                    .isIn("functions", "score-upload");
        });
    }

    /** Without a bucket score-upload refuses every event. */
    @ParameterizedTest
    @ValueSource(strings = {"overlays/cpu", "overlays/gpu"})
    void scoreUpload_isToldItsBuckets(String overlay) {
        assertThat(variable(service(Kubectl.kustomize(overlay), "score-upload"), "TRIMODAL_UPLOADS_BUCKETS"))
                .isNotEmpty();
    }

    @Test
    void sendersOfEvents_needAKey_withTheComponentForIt(@TempDir Path folder) {
        String rendered = Kubectl.kustomize(folder, "overlays/cpu", "components/sender-keys");

        assertThat(ManifestCheck.ofDefaults().check(rendered)).isEmpty();
        JsonNode scoreUpload = service(rendered, "score-upload");
        String mounted = container(scoreUpload).at("/volumeMounts/1/mountPath").asText();
        assertThat(variable(scoreUpload, "TRIMODAL_KEYS_FILE")).startsWith(mounted + "/");
        assertThat(scoreUpload
                        .at("/spec/template/spec/volumes/1/secret/secretName")
                        .asText())
                .isEqualTo("score-upload-keys");
        assertThat(services(rendered)
                        .filter(service ->
                                service.at("/spec/template/spec/volumes").size() > 1))
                .hasSize(1);
    }

    @Test
    void rollout_readsTheBucketOfTheFunctions(@TempDir Path folder) {
        String rendered = Kubectl.kustomize(folder, "rollout", "components/rollout-models-on-s3");
        String functions = Kubectl.kustomize(folder, "overlays/cpu", "components/aws", "components/models-on-s3");
        JsonNode pod = Manifest.read(rendered).stream()
                .filter(manifest -> manifest.is("apps/v1", "Deployment"))
                .map(manifest -> manifest.content().at("/spec/template/spec"))
                .findFirst()
                .orElseThrow();

        assertThat(variable(pod.at("/containers/0"), "TRIMODAL_MODELS_REPOSITORY"))
                .isEqualTo(variable(service(functions, "predict"), "TRIMODAL_MODELS_REPOSITORY"));
        assertThat(pod.path("volumes").findValuesAsText("name")).containsExactlyInAnyOrder("tmp", "evaluation-sets");
        assertThat(pod.at("/containers/0/volumeMounts").findValuesAsText("name"))
                .containsExactlyInAnyOrder("tmp", "evaluation-sets");
    }

    private static Stream<JsonNode> services(String rendered) {
        return Manifest.read(rendered).stream()
                .filter(manifest -> manifest.is("serving.knative.dev/v1", "Service"))
                .map(Manifest::content);
    }

    private static JsonNode service(String rendered, String name) {
        return services(rendered)
                .filter(service -> service.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode container(JsonNode service) {
        return service.at("/spec/template/spec/containers/0");
    }

    private static String variable(JsonNode service, String name) {
        for (JsonNode variable : (service.has("env") ? service : container(service)).path("env")) {
            if (variable.path("name").asText().equals(name)) {
                return variable.path("value").asText();
            }
        }
        throw new AssertionError("there is no variable " + name);
    }
}
