package io.trimodal.predict.batch;

import io.trimodal.feature.Utterance;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.Predictor;
import io.trimodal.predict.PreparedUtterance;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.Length;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Scores requests that come at the same time for the same model in one batch. The first of a batch waits for others,
 * for a set time or until the batch is full, and does the work of all on its own thread; there is none that could die
 * or be left behind. What a model refuses is refused before it joins a batch, and where a batch fails each of its
 * requests is tried alone, so no request suffers for another. Thread-safe.
 */
public final class BatchedPredictor {
    private final Predictor predictor;
    private final BatchOptions options;
    private final BatchListener listener;
    /** Of each model the batch that is being gathered; a model that is served no more leaves with its last request. */
    private final Map<LoadedModel, Batch> open = new WeakHashMap<>();

    public BatchedPredictor(Predictor predictor, BatchOptions options, BatchListener listener) {
        this.predictor = predictor;
        this.options = options;
        this.listener = listener;
    }

    /**
     * As {@link Predictor#predict}.
     *
     * @param cancellation asked now and then while the request waits
     * @throws CancelledException if it was cancelled before its batch began
     */
    public List<Prediction> predict(LoadedModel model, List<Utterance> utterances, Cancellation cancellation) {
        if (!options.gathers() || utterances.isEmpty() || utterances.size() >= options.mostUtterances()) {
            return predictor.predict(model, utterances);
        }
        BatchedRequest request = new BatchedRequest(PreparedUtterance.all(model, utterances), cancellation);
        Batch batch = join(model, request);
        if (request.leads()) {
            lead(model, batch);
        }
        return request.await();
    }

    /** The batch that is being gathered, or a new one that the request leads. */
    private Batch join(LoadedModel model, BatchedRequest request) {
        synchronized (open) {
            Batch batch = open.get(model);
            if (batch == null || !batch.add(request)) {
                batch = new Batch(options.mostUtterances(), request);
                open.put(model, batch);
            }
            return batch;
        }
    }

    private void lead(LoadedModel model, Batch batch) {
        List<BatchedRequest> requests;
        try {
            batch.gather(options.mostDelay());
        } finally {
            synchronized (open) {
                open.remove(model, batch);
            }
            requests = batch.close();
        }
        if (requests.isEmpty()) {
            return;
        }
        requests.forEach(request -> listener.waited(request.waited()));
        listener.gathered(
                requests.size(),
                requests.stream()
                        .mapToInt(request -> request.utterances().size())
                        .sum());
        try {
            score(model, requests);
        } finally {
            // changes nothing where there is an answer; an Error must not leave anybody waiting
            requests.forEach(request -> request.fail(new IllegalStateException("the batch ended without an answer")));
        }
    }

    private void score(LoadedModel model, List<BatchedRequest> requests) {
        List<PreparedUtterance> all = new ArrayList<>();
        requests.forEach(request -> all.addAll(request.utterances()));
        List<Prediction> predictions;
        try {
            predictions = predictor.predict(model, all, Length.SHORT);
        } catch (RuntimeException e) {
            alone(model, requests, e);
            return;
        }
        int next = 0;
        for (BatchedRequest request : requests) {
            int end = next + request.utterances().size();
            request.succeed(predictions.subList(next, end));
            next = end;
        }
    }

    private void alone(LoadedModel model, List<BatchedRequest> requests, RuntimeException failure) {
        if (requests.size() == 1) {
            requests.getFirst().fail(failure);
            return;
        }
        for (BatchedRequest request : requests) {
            try {
                request.succeed(predictor.predict(model, request.utterances(), Length.SHORT));
            } catch (RuntimeException e) {
                request.fail(e);
            }
        }
    }
}
