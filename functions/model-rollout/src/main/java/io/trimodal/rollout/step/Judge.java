package io.trimodal.rollout.step;

import io.trimodal.model.ModelId;
import io.trimodal.rollout.gate.Gate;
import io.trimodal.rollout.gate.GateReport;
import io.trimodal.rollout.resource.ConditionType;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.resource.Truth;
import java.time.InstantSource;

/** Runs the gate and keeps its report. */
public final class Judge implements Step {
    private final Gate gate;
    private final Reports reports;
    private final InstantSource clock;

    public Judge(Gate gate, Reports reports, InstantSource clock) {
        this.gate = gate;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public Transition run(ModelRollout rollout, ModelRolloutStatus status) {
        ModelId candidate = rollout.candidate();
        ModelId live = new ModelId(candidate.name(), status.deployed().liveVersion());
        GateReport report = judge(live, candidate, rollout);
        reports.keep(rollout, report.json());
        if (!report.passed()) {
            throw new RefusedException(ConditionType.GATE_PASSED, "Worse", report.summary());
        }
        return Transition.to(
                status.with(ConditionType.GATE_PASSED, Truth.TRUE, "NotWorse", report.summary(), clock.instant())
                        .to(Phase.DEPLOYING, "deploying " + status.deployed().candidateRevision()),
                Note.normal("GatePassed", report.summary()));
    }

    private GateReport judge(ModelId live, ModelId candidate, ModelRollout rollout) {
        try {
            return gate.judge(live, candidate, rollout.getSpec().gate());
        } catch (IllegalArgumentException e) {
            // What is asked for cannot be measured: the set, a metric, the models' contracts.
            throw new RefusedException(ConditionType.GATE_PASSED, "NotMeasurable", e.getMessage());
        }
    }
}
