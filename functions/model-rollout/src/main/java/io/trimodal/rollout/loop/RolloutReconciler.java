package io.trimodal.rollout.loop;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.trimodal.rollout.resource.ModelRollout;

/**
 * What the operator framework calls: one roll-out at a time per resource, again after failures and when told to. For
 * all events, deletions among them, as the loop keeps its own finalizer.
 */
@ControllerConfiguration(name = "model-rollout", triggerReconcilerOnAllEvents = true)
public final class RolloutReconciler implements Reconciler<ModelRollout> {
    private final RolloutLoop loop;

    public RolloutReconciler(RolloutLoop loop) {
        this.loop = loop;
    }

    @Override
    public UpdateControl<ModelRollout> reconcile(ModelRollout rollout, Context<ModelRollout> context) {
        UpdateControl<ModelRollout> control = UpdateControl.noUpdate();
        loop.run(rollout.getMetadata().getName()).ifPresent(control::rescheduleAfter);
        return control;
    }
}
