package io.trimodal.predict.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Utterance;
import io.trimodal.model.ModelPackage;
import io.trimodal.predict.ContractException;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.Predictor;
import io.trimodal.predict.ToyPackage;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BatchedPredictorTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final InferencePool pool = new InferencePool(2, 100);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Heard heard = new Heard();
    private LoadedModel model;

    @TempDir
    private Path repository;

    /** What the listener was told. */
    private static final class Heard implements BatchListener {
        private final List<Duration> waited = new ArrayList<>();
        private final List<Integer> requests = new ArrayList<>();
        private final List<Integer> utterances = new ArrayList<>();

        @Override
        public synchronized void waited(Duration time) {
            waited.add(time);
        }

        @Override
        public synchronized void gathered(int requests, int utterances) {
            this.requests.add(requests);
            this.utterances.add(utterances);
        }
    }

    @BeforeEach
    void open() {
        Path toy = ToyPackage.write(
                repository,
                "1.0.0",
                ToyPackage.FEATURES_ONLY,
                false,
                ToyPackage.selfTestScore(ToyPackage.FEATURES_ONLY));
        model = LoadedModel.open(ModelPackage.open(toy), new OnnxGraphs(RuntimeOptions.cpu(1)));
    }

    @AfterEach
    void close() {
        callers.close();
        pool.close();
        model.close();
    }

    private BatchedPredictor predictor(int most, Duration delay) {
        return new BatchedPredictor(new Predictor(pool), new BatchOptions(most, delay), heard);
    }

    private static Utterance utterance(String id, float audio) {
        return new Utterance(id, new Absent(), Features.of(new float[][] {{audio, 0}}), new Absent());
    }

    private Future<List<Prediction>> ask(BatchedPredictor predictor, Utterance... utterances) {
        Callable<List<Prediction>> call = () -> predictor.predict(model, List.of(utterances), () -> false);
        return callers.submit(call);
    }

    @Test
    void requestsTogether_areOneBatch_andEachGetsItsOwn() throws Exception {
        BatchedPredictor predictor = predictor(6, LONG);
        List<Future<List<Prediction>>> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            asked.add(ask(predictor, utterance("a" + i, i), utterance("b" + i, 10 + i)));
        }
        for (int i = 0; i < 3; i++) {
            List<Prediction> got = asked.get(i).get();
            assertThat(got).extracting(Prediction::id).containsExactly("a" + i, "b" + i);
            assertThat(got).extracting(Prediction::score).containsExactlyElementsOf(alone(i, 10 + i));
        }
        assertThat(heard.requests).containsExactly(3);
        assertThat(heard.utterances).containsExactly(6);
        assertThat(heard.waited).hasSize(3).allMatch(time -> time.compareTo(LONG) < 0);
    }

    private List<Float> alone(float... audio) {
        List<Utterance> utterances = new ArrayList<>();
        for (float value : audio) {
            utterances.add(utterance("alone", value));
        }
        return new Predictor(pool)
                .predict(model, utterances).stream().map(Prediction::score).toList();
    }

    @Test
    void aBatch_beginsWhenTheDelayIsOver() throws Exception {
        BatchedPredictor predictor = predictor(100, Duration.ofMillis(30));
        assertThat(ask(predictor, utterance("one", 1)).get()).hasSize(1);
        assertThat(heard.waited.getFirst()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void whatDoesNotFit_beginsTheNextBatch_andTheFullOneAtOnce() throws Exception {
        BatchedPredictor predictor = predictor(3, LONG);
        Future<List<Prediction>> one = ask(predictor, utterance("1", 1), utterance("2", 2));
        Future<List<Prediction>> other = ask(predictor, utterance("3", 3), utterance("4", 4));
        while (!one.isDone() && !other.isDone()) {
            Thread.sleep(5);
        }
        // whichever of them came second waits for this one
        assertThat(ask(predictor, utterance("5", 5)).get()).hasSize(1);
        assertThat(one.get()).hasSize(2);
        assertThat(other.get()).hasSize(2);
        assertThat(heard.requests).containsExactly(1, 2);
        assertThat(heard.utterances).containsExactly(2, 3);
        assertThat(heard.waited.getFirst()).isLessThan(LONG);
    }

    @Test
    void aLargeRequest_andAllOfThemWhereGatheringIsOff_goAlone() {
        List<Utterance> two = List.of(utterance("1", 1), utterance("2", 2));
        assertThat(predictor(2, LONG).predict(model, two, () -> false)).hasSize(2);
        assertThat(predictor(1, LONG).predict(model, two.subList(0, 1), () -> false))
                .hasSize(1);
        assertThat(predictor(4, LONG).predict(model, List.of(), () -> false)).isEmpty();
        assertThat(heard.requests).isEmpty();
    }

    @Test
    void whatTheModelRefuses_joinsNoBatch() throws Exception {
        BatchedPredictor predictor = predictor(2, LONG);
        Utterance wrong = new Utterance("w", new Absent(), Features.of(new float[][] {{1, 2, 3}}), new Absent());
        Future<List<Prediction>> good = ask(predictor, utterance("1", 1));
        assertThatThrownBy(() -> predictor.predict(model, List.of(wrong), () -> false))
                .isInstanceOf(ContractException.class);
        assertThat(ask(predictor, utterance("2", 2)).get()).hasSize(1);
        assertThat(good.get()).hasSize(1);
        assertThat(heard.utterances).containsExactly(2);
    }

    @Test
    void aRequestThatFails_failsAlone() throws Exception {
        BatchedPredictor predictor = predictor(2, LONG);
        Future<List<Prediction>> good = ask(predictor, utterance("1", 1));
        Future<List<Prediction>> bad = ask(predictor, utterance("2", Float.MAX_VALUE));
        assertThat(good.get()).hasSize(1);
        assertThatThrownBy(bad::get).hasMessageContaining("score");
    }

    @Test
    void aRequestThatIsCancelled_leavesTheBatch_alsoOneThatLeads() throws Exception {
        BatchedPredictor predictor = predictor(3, LONG);
        AtomicBoolean gone = new AtomicBoolean();
        Callable<List<Prediction>> leads = () -> predictor.predict(model, List.of(utterance("gone", 1)), gone::get);
        Future<List<Prediction>> cancelled = callers.submit(leads);
        Thread.sleep(50); // so that it leads, where the machine is not too busy
        Future<List<Prediction>> stays = ask(predictor, utterance("stays", 2));
        gone.set(true);
        assertThat(ask(predictor, utterance("fills", 3)).get()).hasSize(1);
        assertThat(stays.get()).hasSize(1);
        assertThatThrownBy(cancelled::get).hasCauseInstanceOf(CancelledException.class);
        assertThat(heard.utterances).containsExactly(2);
    }

    @Test
    void manyCallers_allGetWhatTheyWouldGetAlone() throws Exception {
        BatchedPredictor predictor = predictor(16, Duration.ofMillis(2));
        List<Future<List<Prediction>>> asked = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            asked.add(ask(predictor, utterance("u" + i, i)));
        }
        for (int i = 0; i < asked.size(); i++) {
            Prediction got = asked.get(i).get().getFirst();
            assertThat(got.id()).isEqualTo("u" + i);
            assertThat(got.score()).isEqualTo(alone(i).getFirst());
        }
        assertThat(heard.utterances.stream().mapToInt(Integer::intValue).sum()).isEqualTo(300);
    }
}
