package io.trimodal.rollout.resource;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.trimodal.model.ModelId;

/**
 * Asks that a Knative Service serve another version of a model. One resource is one roll-out: what it rolls out never
 * changes.
 */
@Group("trimodal.io")
@Version("v1alpha1")
@ShortNames("mro")
@ValidationRule(
        value = "self.metadata.name.size() <= " + ModelRollout.LONGEST_NAME,
        message = "metadata.name must have at most " + ModelRollout.LONGEST_NAME
                + " characters: Events and reports add to it")
@AdditionalPrinterColumn(name = "Service", jsonPath = ".spec.service")
@AdditionalPrinterColumn(name = "Model", jsonPath = ".spec.model")
@AdditionalPrinterColumn(name = "Version", jsonPath = ".spec.version")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Share", jsonPath = ".status.share", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public final class ModelRollout extends CustomResource<ModelRolloutSpec, ModelRolloutStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    static final int LONGEST_NAME = 200;

    @Override
    protected ModelRolloutSpec initSpec() {
        return null; // what is read, or set by who makes one
    }

    /** Without it there is nothing to do, so the API server refuses that. */
    @Override
    @Required
    public ModelRolloutSpec getSpec() {
        return super.getSpec();
    }

    @Override
    protected ModelRolloutStatus initStatus() {
        return null; // absent until the loop has seen the resource
    }

    /** @throws IllegalArgumentException if name or version are none that a package may have */
    public ModelId candidate() {
        return new ModelId(spec.model(), spec.version());
    }
}
