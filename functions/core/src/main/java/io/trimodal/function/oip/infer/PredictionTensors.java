package io.trimodal.function.oip.infer;

import io.trimodal.feature.Modality;
import io.trimodal.function.oip.ModelSignature;
import io.trimodal.function.oip.TensorMetadata;
import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.function.oip.tensor.TensorValues;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.Excerpt;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Manifest;
import io.trimodal.model.SentimentClass;
import io.trimodal.model.SentimentClasses;
import io.trimodal.predict.Completeness;
import io.trimodal.predict.ModalityUse;
import io.trimodal.predict.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Makes output tensors of predictions. */
public final class PredictionTensors {
    private final Manifest model;
    private final List<TensorMetadata> wanted;

    /**
     * @param requested none means all
     * @throws UnprocessableException if the model has no such output
     */
    public PredictionTensors(Manifest model, List<RequestedOutput> requested) {
        List<TensorMetadata> outputs = ModelSignature.outputs(model);
        this.model = model;
        this.wanted = requested.isEmpty()
                ? outputs
                : requested.stream()
                        .map(output -> find(model, outputs, output.name()))
                        .distinct()
                        .toList();
    }

    private static TensorMetadata find(Manifest model, List<TensorMetadata> outputs, String name) {
        return outputs.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnprocessableException(new FieldError(
                        "output '" + Excerpt.of(name) + "'",
                        "is not an output of " + model.id() + ", which gives " + TensorMetadata.list(outputs))));
    }

    /** In the order asked for. @param predictions one per utterance */
    public List<Tensor> of(List<Prediction> predictions) {
        return wanted.stream()
                .map(output -> new Tensor(
                        output.name(),
                        output.datatype(),
                        Stream.concat(
                                        Stream.of((long) predictions.size()),
                                        output.shape().stream().skip(1))
                                .toList(),
                        values(output.name(), predictions)))
                .toList();
    }

    private TensorValues values(String output, List<Prediction> predictions) {
        return switch (output) {
            case ModelSignature.SCORE -> floats(predictions, prediction -> List.of(prediction.score()));
            case ModelSignature.COMPLETENESS -> floats(predictions, PredictionTensors::completeness);
            case ModelSignature.INTERVAL -> floats(predictions, this::interval);
            case ModelSignature.CLASS_INDEX ->
                integers(
                        predictions,
                        prediction -> prediction.classes().stream()
                                .map(SentimentClass::index)
                                .toList());
            case ModelSignature.FRAMES_GIVEN -> integers(predictions, each -> uses(each, ModalityUse::given));
            case ModelSignature.FRAMES_USED -> integers(predictions, each -> uses(each, ModalityUse::used));
            case ModelSignature.SENTIMENT ->
                texts(predictions, each -> List.of(SentimentClasses.sentiment(model.scale(), each.score())));
            case ModelSignature.CLASS_NAME ->
                texts(
                        predictions,
                        prediction -> prediction.classes().stream()
                                .map(SentimentClass::name)
                                .toList());
            case ModelSignature.NOTES -> texts(predictions, each -> List.of(String.join("\n", each.notes())));
            default -> throw new IllegalStateException("the signature has an output that nobody makes: " + output);
        };
    }

    private static List<Float> completeness(Prediction prediction) {
        return switch (prediction.completeness()) {
            case Completeness.Estimated(float value) -> List.of(value);
            case Completeness.NotEstimated _ ->
                throw new IllegalStateException("the model has a completeness, and its prediction none");
        };
    }

    /** Where these modalities were not calibrated, all of the scale: it holds every label. */
    private List<Float> interval(Prediction prediction) {
        LabelScale scale = model.scale();
        return prediction
                .interval()
                .map(interval -> List.of(interval.low(), interval.high()))
                .orElseGet(() -> List.of(scale.minimum(), scale.maximum()));
    }

    private static List<Integer> uses(Prediction prediction, ToIntFunction<ModalityUse> what) {
        return Arrays.stream(Modality.values())
                .map(modality -> what.applyAsInt(prediction.modalities().get(modality)))
                .toList();
    }

    private static TensorValues floats(List<Prediction> predictions, Function<Prediction, List<Float>> of) {
        List<Float> all =
                predictions.stream().flatMap(each -> of.apply(each).stream()).toList();
        float[] values = new float[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.get(i);
        }
        return new TensorValues.Floats(values);
    }

    private static TensorValues integers(List<Prediction> predictions, Function<Prediction, List<Integer>> of) {
        return new TensorValues.Integers(predictions.stream()
                .flatMap(each -> of.apply(each).stream())
                .mapToLong(Integer::longValue)
                .toArray());
    }

    private static TensorValues texts(List<Prediction> predictions, Function<Prediction, List<String>> of) {
        return new TensorValues.Texts(
                predictions.stream().flatMap(each -> of.apply(each).stream()).toList());
    }
}
