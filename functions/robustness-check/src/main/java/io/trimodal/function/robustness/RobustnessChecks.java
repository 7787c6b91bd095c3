package io.trimodal.function.robustness;

import io.trimodal.feature.Utterance;
import io.trimodal.function.model.ContractErrors;
import io.trimodal.function.model.Leases;
import io.trimodal.function.model.Models;
import io.trimodal.function.model.WorkMetrics;
import io.trimodal.predict.ContractException;
import io.trimodal.robustness.ProgressListener;
import io.trimodal.robustness.RobustnessCheck;
import io.trimodal.robustness.RobustnessChecker;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers robustness checks with the models that are served. Thread-safe; blocks while it works. */
@Singleton
public final class RobustnessChecks {
    private final Models models;
    private final WorkMetrics metrics;

    public RobustnessChecks(Models models, WorkMetrics metrics) {
        this.models = models;
        this.metrics = metrics;
    }

    /**
     * Reads everything as a check would, and does nothing with it: for errors that must come before a stream begins.
     *
     * @throws io.trimodal.function.problem.UnprocessableException as {@link #check}
     */
    void requireContract(CheckRequest asked) {
        CheckRequest request = asked.routed(models::manifests);
        List<Utterance> utterances = request.utterances();
        try (Leases leases = Leases.of(models.served(), request.models(), request.modelsField())) {
            RobustnessChecker.requireContract(leases.models(), utterances);
        } catch (ContractException e) {
            throw ContractErrors.of(e, utterances, request.origin());
        }
    }

    /**
     * @param work told between batches
     * @throws io.trimodal.function.problem.UnprocessableException if a model is not served, or does not take what was
     *     given
     * @throws io.trimodal.runtime.CancelledException soon after the work is cancelled
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    public CheckResponse check(CheckRequest request, ProgressListener work) {
        return metrics.record("trimodal.robustness.check", () -> run(request.routed(models::manifests), work));
    }

    private CheckResponse run(CheckRequest request, ProgressListener work) {
        long start = System.nanoTime();
        List<Utterance> utterances = request.utterances();
        try (Leases leases = Leases.of(models.served(), request.models(), request.modelsField())) {
            RobustnessCheck check = models.robustnessChecker()
                    .check(leases.models(), utterances, request.given(), request.options(), work);
            check.models()
                    .forEach(model -> metrics.countForwardPasses(model.model().id(), model.forwardPasses()));
            return CheckResponse.of(check, request, (System.nanoTime() - start) / 1_000_000);
        } catch (ContractException e) {
            throw ContractErrors.of(e, utterances, request.origin());
        }
    }
}
