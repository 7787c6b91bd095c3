package io.trimodal.function.oip.infer;

import io.trimodal.model.LabelScale;
import io.trimodal.model.SentimentClass;
import io.trimodal.model.SentimentClasses;
import io.trimodal.predict.LoadedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A parameter of an answer: a name and a value of one of the kinds that the protocol has. */
public sealed interface ResponseParameter {
    String name();

    record Text(String name, String value) implements ResponseParameter {}

    record Number(String name, double value) implements ResponseParameter {}

    /**
     * What a model's answers have in common: its digest, the label scale, the columns of the class tensors, what
     * intervals promise.
     */
    static List<ResponseParameter> of(LoadedModel model) {
        LabelScale scale = model.manifest().scale();
        List<ResponseParameter> parameters = new ArrayList<>(List.of(
                new Text("digest", model.digest()),
                new Text("label_scale", scale.key()),
                new Number("label_minimum", scale.minimum()),
                new Number("label_maximum", scale.maximum()),
                new Text(
                        "class_granularities",
                        SentimentClasses.of(scale, 0).stream()
                                .map(SentimentClass::granularity)
                                .collect(Collectors.joining(",")))));
        model.manifest()
                .uncertainty()
                .ifPresent(uncertainty -> parameters.add(new Number("interval_coverage", uncertainty.coverage())));
        return parameters;
    }
}
