package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.rollout.resource.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ModelRollouts that somebody deletes, and the finalizer that keeps them until their Service is put back. */
class DeletedTest extends StageTest {
    private static final String FINALIZER = "trimodal.io/roll-back";

    @Test
    void underWay_isTakenBack_andThenGoes() {
        stage.withService();
        stage.ask("1.1.0");
        stage.turn();
        assertThat(stage.rollout().getMetadata().getFinalizers()).containsExactly(FINALIZER);
        stage.turn();
        stage.delete();
        stage.turn();
        assertThat(stage.traffic()).containsExactly("trimodal-predict-00001 100");
        assertThat(stage.isGone()).isFalse();
        stage.turn();

        assertThat(stage.isGone()).isTrue();
        assertThat(stage.traffic()).containsExactly("latest 100");
        assertThat(stage.served()).containsExactly("trimodal-predict-00001 100");
        assertThat(variable()).isEqualTo("small:1.0.0,other:2.3.0");
    }

    /** Without hold times one pass goes from the first share to the last. */
    @Test
    void inTheMiddleOfAPass_goesNoFurther() {
        stage.withService();
        stage.ask("1.1.0", Stage.USUAL_GATE, "0s");
        stage.turn();
        stage.cluster.deleteBeforeNextServiceWrite(Stage.ROLLOUT);
        stage.turn();
        stage.turn();

        assertThat(stage.cluster.writtenServices())
                .noneMatch(service -> service.contains("\"percent\":50"))
                .noneMatch(service -> service.contains("\"revisionName\":\"trimodal-predict-small")
                        && service.contains("\"percent\":100,\"revisionName\":\"trimodal-predict-small"));
        assertThat(stage.served()).containsExactly("trimodal-predict-00001 100");
        assertThat(stage.isGone()).isTrue();
    }

    @Test
    void beforeAnythingIsChanged_goesAtOnce() {
        stage.ask("1.1.0");
        stage.turn(); // there is no Service yet
        assertThat(stage.phase()).isEqualTo(Phase.VERIFYING);
        stage.delete();
        stage.turn();

        assertThat(stage.isGone()).isTrue();
        assertThat(stage.cluster.writtenServices()).isEmpty();
    }

    @Test
    void itsService_isGoneToo_andBothGo() {
        stage.withService();
        stage.ask("1.1.0");
        stage.turn();
        stage.turn();
        stage.cluster.client().resource(stage.service()).delete();
        stage.delete();
        stage.turn();

        assertThat(stage.isGone()).isTrue();
    }

    /** Nothing removes finalizers once the controller is uninstalled. */
    @Test
    void whatHasEnded_hasNoFinalizer() {
        stage.withService();
        stage.ask("2.0.0");
        stage.turn();
        assertThat(stage.phase()).isEqualTo(Phase.REFUSED);
        assertThat(stage.rollout().getMetadata().getFinalizers()).isEmpty();

        stage.cluster.client().resource(stage.rollout()).delete();
        stage.ask("1.1.0");
        stage.turnUntil(Phase.SUCCEEDED);
        assertThat(stage.rollout().getMetadata().getFinalizers()).isEmpty();
        stage.delete();
        assertThat(stage.isGone()).isTrue();
    }

    @Test
    void whatAnEarlierVersionLeftWithAFinalizer_isReleased() {
        stage.withService();
        stage.ask("2.0.0");
        stage.turn();
        var rollout = stage.rollout();
        rollout.getMetadata().setFinalizers(List.of("example.org/others", FINALIZER));
        stage.cluster.client().resource(rollout).update();
        stage.turn();

        assertThat(stage.rollout().getMetadata().getFinalizers()).containsExactly("example.org/others");
    }

    /** The revision of the template never gets ready; deletion must end all the same. */
    @Test
    void whereTheLatestIsNeverReady_trafficStaysPinned_andThatIsTold() {
        stage.withService();
        stage.ask("1.1.0");
        stage.turn();
        stage.turn();
        var service = stage.service();
        service.getSpec().getTemplate().getMetadata().setName("trimodal-predict-by-hand");
        stage.cluster.client().resource(service).update();
        stage.knative.fail("trimodal-predict-by-hand");
        stage.knative.settle();
        stage.delete();
        stage.turn();
        assertThat(stage.isGone()).isFalse();
        stage.pass(Duration.ofMinutes(5));
        stage.turn();

        assertThat(stage.isGone()).isTrue();
        assertThat(stage.traffic()).containsExactly("trimodal-predict-00001 100");
        assertThat(stage.events()).anyMatch(event -> event.getMessage().startsWith("traffic stays pinned to"));
    }
}
