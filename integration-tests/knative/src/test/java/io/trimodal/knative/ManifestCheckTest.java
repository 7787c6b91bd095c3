package io.trimodal.knative;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each rule by a manifest that breaks it alone, made of one that breaks none. */
class ManifestCheckTest {
    private static final String SOUND = resource("/manifests/gpu-service.yaml");
    private static final Map<String, String> FLAGS = Map.of(
            "kubernetes.podspec-nodeselector", "enabled",
            "kubernetes.podspec-tolerations", "enabled",
            "kubernetes.podspec-runtimeclassname", "enabled");

    @Test
    void soundManifest_hasNoProblem() {
        assertThat(ManifestCheck.ofDefaults().check(SOUND)).isEmpty();
    }

    /**
     * The columns: text of the sound manifest, what it is replaced by, the path of the only problem, and words of it.
     * {@code |} stands for the end of a line and what it is indented by.
     */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvFileSource(resources = "/manifests/broken.csv", numLinesToSkip = 1, delimiter = ';', quoteCharacter = '`')
    void brokenManifest_hasThatProblem(String text, String replacement, String path, String words) {
        assertThat(SOUND).contains(text);
        String broken = SOUND.replace(text, replacement == null ? "" : lines(text, replacement));

        List<Problem> problems = ManifestCheck.ofDefaults().check(broken);

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().path()).isEqualTo(path == null ? "" : path);
        assertThat(problems.getFirst().expectation()).contains(words);
        assertThat(problems.getFirst().document()).isNotEmpty();
    }

    /** Further lines stand below the first, as deep as what is replaced. */
    private static String lines(String text, String replacement) {
        String line = SOUND.substring(SOUND.lastIndexOf('\n', SOUND.indexOf(text)) + 1);
        int indent = line.length() - line.stripLeading().length();
        return replacement.replace("|", "\n" + " ".repeat(indent));
    }

    @Test
    void startupProbe_withoutPort_isFound() {
        assertThat(pathsOf("started\n              port: 8080", "started"))
                .containsExactly("spec.template.spec.containers[0].startupProbe.httpGet.port");
    }

    @Test
    void probeOnAnotherPort_isFound() {
        assertThat(pathsOf("ready\n              port: 8080", "ready\n              port: 9000"))
                .containsExactly("spec.template.spec.containers[0].readinessProbe.httpGet.port");
    }

    @Test
    void serviceThatIsNoHostName_isFound() {
        assertThat(pathsOf("name: predict\n  labels", "name: predict.v1\n  labels"))
                .contains("metadata.name");
    }

    @Test
    void queueProxysName_isFound() {
        assertThat(pathsOf("name: predict\n          image", "name: queue-proxy\n          image"))
                .containsExactly("spec.template.spec.containers[0].name");
    }

    @Test
    void portOfKnativesOwn_isFound() {
        assertThat(pathsOf("containerPort: 8080", "containerPort: 8012"))
                .contains("spec.template.spec.containers[0].ports[0].containerPort");
    }

    @Test
    void hostPath_isFound() {
        assertThat(pathsOf("emptyDir:\n            sizeLimit: 1Gi", "hostPath:\n            path: /tmp"))
                .containsExactly("spec.template.spec.volumes[0].hostPath");
    }

    @Test
    void volumeThatIsNotMounted_isFound() {
        assertThat(pathsOf("      volumes:\n", "      volumes:\n        - name: spare\n          emptyDir: {}\n"))
                .containsExactly("spec.template.spec.volumes[0].name");
    }

    @Test
    void secretThatIsNotReadOnly_isFound() {
        assertThat(pathsOf("emptyDir:\n            sizeLimit: 1Gi", "secret:\n            secretName: keys"))
                .containsExactly("spec.template.spec.containers[0].volumeMounts[0].readOnly");
    }

    @Test
    void secondPort_isFound() {
        assertThat(pathsOf("containerPort: 8080\n", "containerPort: 8080\n            - containerPort: 8081\n"))
                .containsExactly("spec.template.spec.containers");
    }

    private static List<String> pathsOf(String text, String replacement) {
        assertThat(SOUND).contains(text);
        return ManifestCheck.ofDefaults().check(SOUND.replace(text, replacement)).stream()
                .map(Problem::path)
                .toList();
    }

    @Test
    void serviceAlone_needsItsFlags() throws IOException {
        String service = SOUND.substring(SOUND.indexOf("---"));

        assertThat(ManifestCheck.ofDefaults().check(service))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "spec.template.spec.nodeSelector",
                        "spec.template.spec.tolerations",
                        "spec.template.spec.runtimeClassName");
        assertThat(ManifestCheck.ofDefaults().withFeatures(FLAGS).check(service))
                .isEmpty();
        String json = new ObjectMapper()
                .writeValueAsString(Manifest.read(service).getFirst().content());
        assertThat(ManifestCheck.ofDefaults().withFeatures(FLAGS).check(json)).isEmpty();
    }

    /** A function whose models are in a bucket, and which may reach the names of the cluster alone. */
    @Test
    void bucketThatNoPolicyLeadsTo_isFound() {
        String service = SOUND.replace("value: /models", "value: s3://models");
        assertThat(service).isNotEqualTo(SOUND);
        String namesOnly = policy("serving.knative.dev/service: predict", "53");

        assertThat(ManifestCheck.ofDefaults().check(service)).isEmpty();
        assertThat(ManifestCheck.ofDefaults().check(SOUND + namesOnly)).isEmpty();
        assertThat(ManifestCheck.ofDefaults().check(service + namesOnly))
                .extracting(Problem::path)
                .containsExactly("spec.template.spec.containers[0].env[0].value");
        assertThat(ManifestCheck.ofDefaults()
                        .check(service + namesOnly + policy("serving.knative.dev/service: other", "443")))
                .hasSize(1);
        assertThat(ManifestCheck.ofDefaults()
                        .check(service + namesOnly + policy("serving.knative.dev/service: predict", "443")))
                .isEmpty();
    }

    private static String policy(String label, String port) {
        return """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: out
                spec:
                  podSelector:
                    matchLabels:
                      %s
                  policyTypes: [Egress]
                  egress:
                    - ports:
                        - port: %s
                """.formatted(label, port);
    }

    @Test
    void whatIsNoManifest_isSaidSo() {
        assertThat(ManifestCheck.ofDefaults().check("a: ["))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expectation()).startsWith("is not YAML"));
        assertThat(ManifestCheck.ofDefaults().check("a: 1\na: 2"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expectation()).contains("uplicate"));
        assertThat(ManifestCheck.ofDefaults().check("")).hasSize(1);
        assertThat(ManifestCheck.ofDefaults().check("{}"))
                .extracting(Problem::path)
                .containsExactly("apiVersion", "kind", "metadata.name");
    }

    @Test
    void problem_readsAsASentence() {
        String broken = SOUND.replace("min-scale: \"0\"", "minScale: \"0\"");

        assertThat(ManifestCheck.ofDefaults().check(broken).getFirst().toString())
                .startsWith("Service/predict spec.template.metadata.annotations[autoscaling.knative.dev/minScale]: is"
                        + " ignored by Knative: it is none of activation-scale, class,");
    }

    private static String resource(String name) {
        try (InputStream in = ManifestCheckTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
