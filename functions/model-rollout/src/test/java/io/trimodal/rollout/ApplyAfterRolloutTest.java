package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.support.Trial;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kubectl apply} of the shipped overlay after a roll-out, with the real kubectl; the API server and Knative's
 * webhook, which refuses a template that changes under a name that stays, are pretended ({@link MockCluster}).
 */
class ApplyAfterRolloutTest extends StageTest {
    @TempDir
    private Path work;

    private Kubectl kubectl;
    private Map<String, Object> overlay;

    @BeforeEach
    void applyOverlay() {
        kubectl = new Kubectl(work, stage.cluster.address());
        kubectl.require();
        overlay = kubectl.service("overlays/cpu", "predict");
        apply("1.0.0", "1.0.0-cpu");
        assertThat(stage.served()).containsExactly("trimodal-predict-00001 100");
    }

    @Test
    void afterASuccess_theSameAndANewerImage_areServed() {
        stage.ask("1.1.0");
        stage.turnUntil(Phase.SUCCEEDED);
        assertThat(stage.service().getSpec().getTemplate().getMetadata().getName())
                .isNotEmpty();

        apply("1.1.0", "1.0.0-cpu");
        assertThat(stage.served()).hasSize(1).first().asString().matches("trimodal-predict-0000\\d 100");
        assertThat(variable("TRIMODAL_MODELS_NAMES")).isEqualTo("small:1.1.0,other:2.3.0");
        apply("1.1.0", "1.0.1-cpu");
        assertThat(image()).isEqualTo("trimodal/predict:1.0.1-cpu");
    }

    @Test
    void afterARollback_theSameAndANewerImage_areServed() {
        stage.ask("1.1.0");
        stage.candidate.answers("/v1/predict", 500, 100);
        stage.turnUntil(Phase.ROLLED_BACK);

        apply("1.0.0", "1.0.0-cpu");
        apply("1.0.0", "1.0.1-cpu");
        assertThat(image()).isEqualTo("trimodal/predict:1.0.1-cpu");
        assertThat(stage.served())
                .hasSize(1)
                .first()
                .asString()
                .matches("trimodal-predict-0000\\d 100")
                .isNotEqualTo("trimodal-predict-00001 100");
    }

    @Test
    void duringAShift_itSupersedes_andIsServed() {
        stage.ask("1.1.0");
        stage.turn();
        stage.turn();

        apply("1.0.0", "1.0.1-cpu");
        stage.turnUntil(Phase.SUPERSEDED);
        stage.knative.settle();
        assertThat(image()).isEqualTo("trimodal/predict:1.0.1-cpu");
        assertThat(stage.served()).hasSize(1).first().asString().matches("trimodal-predict-0000\\d 100");
    }

    /** What the base is to avoid, and that the pretended webhook does as the real one. */
    @Test
    void aManifestThatLeavesTheNameOut_isRefused() {
        stage.cluster.client().resource(stage.service()).delete();
        kubectl.apply(nameless(manifest("1.0.0", "1.0.0-cpu")));
        stage.knative.settle();
        stage.ask("1.1.0");
        stage.turnUntil(Phase.SUCCEEDED);
        Trial.Result result = kubectl.apply(nameless(manifest("1.1.0", "1.0.1-cpu")));

        assertThat(result.exit()).isNotZero();
        assertThat(result.output()).contains("Saw the following changes without a name change");
    }

    private void apply(String version, String tag) {
        Trial.Result result = kubectl.apply(manifest(version, tag));

        assertThat(result.exit()).as(result.output()).isZero();
        stage.knative.settle();
    }

    /** The overlay's Service under the name that the tests have, with the small model. */
    private String manifest(String version, String tag) {
        return Serialization.asYaml(overlay)
                .replaceFirst("\n  name: \"?predict\"?\n", "\n  name: " + Stage.SERVICE + "\n")
                .replace("trimodal-almt:2.1.0,trimodal-lnln:2.0.0", "small:" + version + ",other:2.3.0")
                .replace("trimodal/predict:1.1.0-cpu", "trimodal/predict:" + tag);
    }

    private static String nameless(String manifest) {
        return manifest.replaceFirst("\n +name: \"\"", "");
    }

    private String image() {
        return stage.service()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    private String variable(String name) {
        return environment(stage.service()).stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
