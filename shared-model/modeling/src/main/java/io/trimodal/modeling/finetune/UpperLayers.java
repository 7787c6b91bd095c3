package io.trimodal.modeling.finetune;

import io.trimodal.modeling.architecture.BertEncoder;
import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.bert.FloatEncoder;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.List;

/**
 * The layers that are tuned, with a linear regression on [CLS] and the mean token: from what the layers below make of a
 * batch to one score per text. The batch is of a fixed size, so that rows of batch and tokens are a linear form.
 */
final class UpperLayers {
    static final String HEAD = "head.";

    private final Expressions expressions = new Expressions();
    private final Value state;
    private final Value mask;
    private final Value label;
    private final Value pooled;
    private final Value score;

    UpperLayers(TuningOptions options, BertEncoder.Size size) {
        Dim batch = Dim.of(options.batch());
        Dim tokens = Dim.symbol("tokens");
        state = expressions.input("state", batch, tokens, Dim.of(size.width()));
        mask = expressions.integerInput("mask", batch, tokens);
        label = expressions.input("label", batch);
        Scope scope = new Scope(expressions);
        List<Value> states = BertEncoder.layers(scope, state, BertEncoder.bias(mask), options.frozen(), size);
        Value features = FloatEncoder.mean(states, options.averaged());
        Value kept = mask.toFloat();
        Value sum = features.mul(kept.reshape(batch, tokens, Dim.of(1))).sum(1);
        Value mean = sum.reshape(batch, Dim.of(size.width())).div(kept.sum(1));
        Value first = features.slice(1, 0, 1).reshape(batch, Dim.of(size.width()));
        pooled = expressions.concat(1, first, mean);
        score = Linear.biased(scope.at("head"), pooled, 1).reshape(Shape.of(batch));
    }

    Expressions expressions() {
        return expressions;
    }

    /** State, mask and label. */
    List<Value> inputs() {
        return List.of(state, mask, label);
    }

    /** [CLS] and the mean token, {@code [batch, 2·width]}. */
    Value pooled() {
        return pooled;
    }

    /** {@code [batch]}. */
    Value score() {
        return score;
    }

    /** Mean squared error. */
    Value loss() {
        return score.sub(label).square().meanOfAll();
    }
}
