package io.trimodal.rollout.loop;

import io.trimodal.rollout.gate.Gate;
import io.trimodal.rollout.health.ErrorSource;
import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.resource.Phase;
import io.trimodal.rollout.step.AwaitReady;
import io.trimodal.rollout.step.Complete;
import io.trimodal.rollout.step.Deploy;
import io.trimodal.rollout.step.Judge;
import io.trimodal.rollout.step.Reports;
import io.trimodal.rollout.step.RollBack;
import io.trimodal.rollout.step.Shift;
import io.trimodal.rollout.step.Step;
import io.trimodal.rollout.step.Verify;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** Which step is for which phase. */
public final class Steps {
    private final Map<Phase, Step> steps = new EnumMap<>(Phase.class);

    /** @param poll how often something that is waited for is looked at */
    public Steps(
            KnativeServices services,
            Gate gate,
            Reports reports,
            ErrorSource errors,
            InstantSource clock,
            Duration poll) {
        steps.put(Phase.VERIFYING, new Verify(services, gate, clock, poll));
        steps.put(Phase.GATING, new Judge(gate, reports, clock));
        steps.put(Phase.DEPLOYING, new Deploy(services, clock));
        steps.put(Phase.STARTING, new AwaitReady(services, clock, poll));
        steps.put(Phase.SHIFTING, new Shift(services, errors, clock, poll));
        steps.put(Phase.COMPLETING, new Complete(services, clock));
        steps.put(Phase.ROLLING_BACK, new RollBack(services, clock, poll, RollBack.End.ROLLED_BACK));
        steps.put(Phase.YIELDING, new RollBack(services, clock, poll, RollBack.End.SUPERSEDED));
    }

    /** @param phase one that is not final */
    Step of(Phase phase) {
        return steps.get(phase);
    }
}
