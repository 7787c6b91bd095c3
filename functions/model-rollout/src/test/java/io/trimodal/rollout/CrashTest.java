package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.trimodal.model.ModelId;
import io.trimodal.rollout.gate.Gate;
import io.trimodal.rollout.gate.GateReport;
import io.trimodal.rollout.resource.GateSpec;
import io.trimodal.rollout.resource.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever write a process dies at, before it is done or before its answer comes, another process goes on and ends in
 * the same state: the same revisions, traffic, conditions and Events, each once.
 */
@Tag("slow")
class CrashTest {
    private static Gate gate;

    @BeforeAll
    static void makeModels() {
        gate = new Remembered(SmallModels.gate());
    }

    @Test
    void everyCrashOnTheWayToSuccess_endsInSuccess() throws IOException {
        crashAtEveryWrite("1.1.0", Phase.SUCCEEDED, stage -> stage.candidate.answers("/v1/predict", 200, 100));
    }

    @Test
    void everyCrashOnTheWayBack_endsRolledBack() throws IOException {
        crashAtEveryWrite("1.1.0", Phase.ROLLED_BACK, stage -> stage.candidate.answers("/v1/predict", 500, 100));
    }

    @Test
    void everyCrashOnTheWayToRefusal_endsInRefusal() throws IOException {
        crashAtEveryWrite("2.0.0", Phase.REFUSED, _ -> {});
    }

    @Test
    void everyCrashOfADeletion_endsWithTheServicePutBack() throws IOException {
        int writes = 1;
        for (int write = 0; write < writes; write++) {
            for (MockCluster.Loss when : MockCluster.Loss.values()) {
                try (Stage stage = new Stage(gate)) {
                    stage.withService();
                    stage.ask("1.1.0");
                    stage.turn();
                    stage.turn();
                    stage.delete();
                    stage.cluster.lose(write, when);
                    stage.turnUntilGone();
                    writes = stage.cluster.writes();

                    assertThat(stage.traffic())
                            .as("write %d lost %s", write, when)
                            .containsExactly("latest 100");
                    assertThat(stage.served()).containsExactly("trimodal-predict-00001 100");
                    assertThat(stage.knative.revisions()).hasSize(2);
                }
            }
        }
        assertThat(writes).isGreaterThanOrEqualTo(5);
    }

    private static void crashAtEveryWrite(String version, Phase end, Consumer<Stage> candidate) throws IOException {
        End undisturbed;
        int writes;
        try (Stage stage = new Stage(gate)) {
            stage.cluster.lose(-1, MockCluster.Loss.BEFORE);
            undisturbed = run(stage, version, end, candidate);
            writes = stage.cluster.writes();
        }
        assertThat(writes).isGreaterThanOrEqualTo(5);
        for (int write = 0; write < writes; write++) {
            for (MockCluster.Loss when : MockCluster.Loss.values()) {
                try (Stage stage = new Stage(gate)) {
                    stage.cluster.lose(write, when);
                    assertThat(run(stage, version, end, candidate))
                            .as("write %d of %d lost %s", write, writes, when)
                            .isEqualTo(undisturbed);
                }
            }
        }
    }

    /** All that is left behind, but for times. */
    private record End(
            List<String> revisions,
            List<String> traffic,
            String template,
            List<String> conditions,
            List<String> events,
            String message,
            int share,
            boolean reported) {}

    private static End run(Stage stage, String version, Phase end, Consumer<Stage> candidate) {
        stage.withService();
        stage.ask(version);
        candidate.accept(stage);
        stage.turnUntil(end);
        return new End(
                stage.knative.revisions().stream().sorted().toList(),
                stage.traffic(),
                stage.service().getSpec().getTemplate().toString(),
                stage.rollout().getStatus().conditions().stream()
                        .map(one -> one.getType() + one.getStatus() + one.getReason() + one.getMessage())
                        .toList(),
                stage.events().stream().map(CrashTest::told).sorted().toList(),
                stage.rollout().getStatus().message(),
                stage.rollout().getStatus().share(),
                stage.report().containsKey("report.json"));
    }

    private static String told(Event event) {
        return event.getType() + " " + event.getReason() + ": " + event.getMessage();
    }

    /**
     * The real gate, asked once for each of its questions: its answers are the same every time (and are tested to be).
     */
    private record Remembered(Gate gate, Map<String, GateReport> reports) implements Gate {
        Remembered(Gate gate) {
            this(gate, new ConcurrentHashMap<>());
        }

        @Override
        public void verify(ModelId candidate) {
            // the packages of this test are whole
        }

        @Override
        public GateReport judge(ModelId live, ModelId candidate, GateSpec options) {
            return reports.computeIfAbsent(live + "/" + candidate, _ -> gate.judge(live, candidate, options));
        }
    }
}
