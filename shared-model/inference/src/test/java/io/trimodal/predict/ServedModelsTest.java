package io.trimodal.predict;

import static io.trimodal.predict.ToyPackage.BIAS;
import static io.trimodal.predict.ToyPackage.FEATURES_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.ModelId;
import io.trimodal.model.UnknownModelException;
import io.trimodal.runtime.GraphClosedException;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ServedModelsTest {
    private static final ModelId OLD = new ModelId("toy", "1.9.0");
    private static final ModelId NEW = new ModelId("toy", "1.10.0");

    @TempDir
    Path repository;

    private ServedModels models;

    @BeforeEach
    void open() {
        ToyPackage.write(repository, "1.9.0", FEATURES_ONLY, false, BIAS + 6);
        ToyPackage.write(repository, "1.10.0", FEATURES_ONLY, false, BIAS + 6);
        models = new ServedModels(new LocalModelRepository(repository), new OnnxGraphs(RuntimeOptions.cpu(1)));
    }

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void acquire_nameAlone_isTheNewestServed() {
        models.load("toy:1.9.0");
        assertThat(idOf("toy")).isEqualTo(OLD);

        models.load("toy");
        assertThat(idOf("toy")).isEqualTo(NEW);
        assertThat(idOf("toy:1.9.0")).isEqualTo(OLD);
    }

    @Test
    void acquireDefault_isTheFirstLoaded() {
        models.load("toy:1.9.0");
        models.load("toy:1.10.0");

        try (ServedModels.Lease lease = models.acquireDefault()) {
            assertThat(lease.model().manifest().id()).isEqualTo(OLD);
        }
    }

    @Test
    void acquireDefault_nothingServed_isUnknown() {
        assertThat(models.isReady()).isFalse();
        assertThatThrownBy(models::acquireDefault).isInstanceOf(UnknownModelException.class);
    }

    @Test
    void acquire_notServed_listsWhatIs() {
        models.load("toy:1.9.0");

        assertThatThrownBy(() -> models.acquire("toy:1.10.0"))
                .isInstanceOf(UnknownModelException.class)
                .hasMessage("there is no model 'toy:1.10.0'; there is toy:1.9.0");
    }

    @Test
    void load_again_keepsTheModelThatIsServed() {
        models.load("toy:1.9.0");
        try (ServedModels.Lease first = models.acquire("toy")) {
            models.load("toy:1.9.0");

            try (ServedModels.Lease second = models.acquire("toy")) {
                assertThat(second.model()).isSameAs(first.model());
                assertOpen(second.model());
            }
        }
    }

    @Test
    void load_wrongScoreInSelfTest_isRefusedAndNotServed() {
        ToyPackage.write(repository, "2.0.0", FEATURES_ONLY, false, BIAS + 7);

        assertThatThrownBy(() -> models.load("toy:2.0.0"))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContainingAll("toy:2.0.0: fails its self-test", "450.0", "451.0");
        assertThat(models.list()).isEmpty();
    }

    /** Absent language embeds to four times its bias of 100, and completeness is a thousandth of that. */
    @ParameterizedTest
    @CsvSource({"0.4,true", "0.5,false", "null,false"})
    void load_completenessInSelfTest_mustBeWhatItWas(String completeness, boolean served) {
        String selfTest = """
                {"tolerance": 1e-6, "cases": [{"audio": [[1, 0]], "score": %s, "completeness": %s}]}
                """.formatted(BIAS + 6, completeness);
        ToyPackage.write(repository, "2.0.0", FEATURES_ONLY, true, selfTest);

        if (served) {
            models.load("toy:2.0.0");
        } else {
            assertThatThrownBy(() -> models.load("toy:2.0.0"))
                    .isInstanceOf(InvalidPackageException.class)
                    .hasMessageContaining("the completeness of a stored input is [0.4]");
        }
        assertThat(models.list()).hasSize(served ? 1 : 0);
    }

    @Test
    void close_underLeases_waitsForAllOfThem() throws Exception {
        models.load("toy:1.9.0");
        models.load("toy:1.10.0");
        ServedModels.Lease newest = models.acquire("toy");
        ServedModels.Lease older = models.acquire("toy:1.9.0");
        Thread closing = Thread.ofPlatform().start(models::close);
        awaitWaiting(closing);

        newest.close();
        newest.close();
        assertThat(closing.join(Duration.ofMillis(200))).isFalse();
        assertOpen(older.model());
        assertThatThrownBy(() -> models.acquire("toy")).isInstanceOf(UnknownModelException.class);

        older.close();
        closing.join();
        assertClosed(newest.model());
        assertClosed(older.model());
    }

    @Test
    void load_afterClose_isRefused() {
        models.close();

        assertThatThrownBy(() -> models.load("toy")).isInstanceOf(IllegalStateException.class);
        assertThat(models.isReady()).isFalse();
    }

    /** However long a busy machine takes to begin. */
    private static void awaitWaiting(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.sleep(5);
        }
    }

    private ModelId idOf(String reference) {
        try (ServedModels.Lease lease = models.acquire(reference)) {
            return lease.model().manifest().id();
        }
    }

    private static void assertOpen(LoadedModel model) {
        assertThat(embed(model).tokens().shape()).containsExactly(1, 2, 2);
    }

    private static void assertClosed(LoadedModel model) {
        assertThatThrownBy(() -> embed(model)).isInstanceOf(GraphClosedException.class);
    }

    private static Embeddings embed(LoadedModel model) {
        return model.embed(Modality.VISION, List.of(Features.of(new float[][] {{1}})));
    }
}
