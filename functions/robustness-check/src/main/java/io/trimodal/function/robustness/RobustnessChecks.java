package io.trimodal.function.robustness;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trimodal.feature.Utterance;
import io.trimodal.function.model.ContractErrors;
import io.trimodal.function.model.Leases;
import io.trimodal.function.model.Models;
import io.trimodal.function.request.RequestedUtterance;
import io.trimodal.predict.ContractException;
import io.trimodal.robustness.CancelledException;
import io.trimodal.robustness.ModelCheck;
import io.trimodal.robustness.RobustnessCheck;
import io.trimodal.robustness.RobustnessChecker;
import io.trimodal.robustness.Work;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Answers robustness checks with the models that are served. Thread-safe; blocks while it works. */
@Singleton
final class RobustnessChecks {
    private final Models models;
    private final MeterRegistry meters;

    RobustnessChecks(Models models, MeterRegistry meters) {
        this.models = models;
        this.meters = meters;
    }

    /**
     * Reads everything as a check would, and does nothing with it: for errors that must come before a stream begins.
     *
     * @throws io.trimodal.function.problem.UnprocessableException as {@link #check}
     */
    void requireContract(CheckRequest request) {
        List<Utterance> utterances = inputs(request);
        try (Leases leases = Leases.of(models.served(), request.models(), request.modelsField())) {
            RobustnessChecker.requireContract(leases.models(), utterances);
        } catch (ContractException e) {
            throw ContractErrors.of(e, utterances);
        }
    }

    private static List<Utterance> inputs(CheckRequest request) {
        return request.utterances().stream().map(RequestedUtterance::utterance).toList();
    }

    /**
     * @param work told between batches
     * @throws io.trimodal.function.problem.UnprocessableException if a model is not served, or does not take what was given
     * @throws CancelledException soon after the work is cancelled
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    CheckResponse check(CheckRequest request, Work work) {
        long start = System.nanoTime();
        String outcome = "failed";
        List<Utterance> utterances = inputs(request);
        try (Leases leases = Leases.of(models.served(), request.models(), request.modelsField())) {
            RobustnessCheck check = models.robustnessChecker()
                    .check(leases.models(), utterances, request.labels(), request.options(), work);
            outcome = "checked";
            check.models().forEach(this::count);
            return CheckResponse.of(check, request, (System.nanoTime() - start) / 1_000_000);
        } catch (ContractException e) {
            throw ContractErrors.of(e, utterances);
        } catch (CancelledException e) {
            outcome = "cancelled";
            throw e;
        } finally {
            Timer.builder("trimodal.robustness.check")
                    .description("time from a parsed robustness check to its answer, or to its end")
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(10))
                    .maximumExpectedValue(Duration.ofMinutes(5))
                    .register(meters)
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void count(ModelCheck check) {
        meters.counter(
                        "trimodal.forward.passes",
                        "model",
                        check.model().id().name(),
                        "version",
                        check.model().id().version())
                .increment(check.forwardPasses());
    }
}
