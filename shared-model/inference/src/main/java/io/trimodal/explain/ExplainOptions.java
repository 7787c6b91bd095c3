package io.trimodal.explain;

import io.trimodal.explain.faithfulness.Faithfulness;
import io.trimodal.explain.gradients.Integration;
import io.trimodal.explain.unit.Method;
import io.trimodal.explain.unit.Resolution;
import io.trimodal.explain.unit.Windows;
import io.trimodal.runtime.Length;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked for. Shapley values of the modalities are always given: they come with the prediction.
 *
 * @param methods further ones; {@link Method#SHAPLEY} makes no difference
 * @param windows of frames that occlusion erases, unless the resolution has them in seconds
 * @param integration of integrated gradients
 * @param faithfulness empty for no receipts
 * @param resolution of the units
 */
public record ExplainOptions(
        Set<Method> methods,
        Windows windows,
        Integration integration,
        Optional<Faithfulness> faithfulness,
        Resolution resolution) {
    public static final Windows USUAL_WINDOWS = new Windows(2, 1);
    public static final Integration USUAL_INTEGRATION = new Integration(4, 129, 0.01);
    public static final Faithfulness USUAL_FAITHFULNESS = new Faithfulness(10, 10, 1111);

    /** Words and frames. */
    public ExplainOptions(
            Set<Method> methods, Windows windows, Integration integration, Optional<Faithfulness> faithfulness) {
        this(methods, windows, integration, faithfulness, Resolution.USUAL);
    }

    public ExplainOptions {
        methods = Set.copyOf(methods);
    }

    /** The methods with everything else as usual, without receipts. */
    public static ExplainOptions of(Method... methods) {
        Set<Method> all = EnumSet.noneOf(Method.class);
        all.addAll(Set.of(methods));
        return new ExplainOptions(all, USUAL_WINDOWS, USUAL_INTEGRATION, Optional.empty());
    }

    /** The same with receipts. */
    public ExplainOptions with(Faithfulness receipts) {
        return new ExplainOptions(methods, windows, integration, Optional.of(receipts), resolution);
    }

    /** The same in another resolution. */
    public ExplainOptions with(Resolution other) {
        return new ExplainOptions(methods, windows, integration, faithfulness, other);
    }

    /** Shapley values and attention cost about one prediction; everything else runs the model on many copies. */
    Length length() {
        boolean manyCopies = has(Method.OCCLUSION) || has(Method.INTEGRATED_GRADIENTS) || faithfulness.isPresent();
        return manyCopies ? Length.LONG : Length.SHORT;
    }

    boolean has(Method method) {
        return methods.contains(method);
    }
}
