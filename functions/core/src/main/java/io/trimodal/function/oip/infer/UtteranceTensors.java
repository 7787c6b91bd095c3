package io.trimodal.function.oip.infer;

import io.trimodal.feature.Utterance;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.oip.ModelSignature;
import io.trimodal.function.oip.RawInputs;
import io.trimodal.function.oip.TensorMetadata;
import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.function.oip.tensor.TensorErrors;
import io.trimodal.model.Manifest;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes utterances of input tensors, as a model's signature says. Thread-safe. */
@Singleton
public final class UtteranceTensors {
    private final Limits limits;
    private final RawInputs raw;

    @Inject
    public UtteranceTensors(Limits limits, RawInputs raw) {
        this.limits = limits;
        this.raw = raw;
    }

    /** Features alone, where no recordings are read. */
    public UtteranceTensors(Limits limits) {
        this(limits, RawInputs.NONE);
    }

    /**
     * @param inputs at least one
     * @return one per utterance of the batch; its id is its index
     * @throws io.trimodal.function.problem.RequestException naming the tensor that is not what the model takes, or
     *     beyond a limit
     */
    public List<Utterance> read(Manifest model, List<Tensor> inputs) {
        return read(model, inputs, Cancellation.NEVER);
    }

    /** @param cancellation asked while features are made of sound and pictures */
    public List<Utterance> read(Manifest model, List<Tensor> inputs, Cancellation cancellation) {
        List<TensorMetadata> signature = ModelSignature.inputs(model, raw.of(model));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Tensor input : inputs) {
            requireSignature(model, signature, input);
            tensors.put(input.name(), input);
        }
        int batch = batch(inputs);
        UtteranceBatch utterances =
                new UtteranceBatch(tensors, limits, new RawTensors(tensors, raw, model, cancellation));
        List<Utterance> read = new ArrayList<>(batch);
        for (int i = 0; i < batch; i++) {
            read.add(utterances.read(i));
        }
        return read;
    }

    private void requireSignature(Manifest model, List<TensorMetadata> signature, Tensor input) {
        TensorMetadata expected = signature.stream()
                .filter(each -> each.name().equals(input.name()))
                .findFirst()
                .orElseThrow(() -> TensorErrors.unprocessable(
                        input.name(),
                        raw.refusal(model, input.name())
                                .orElseGet(() -> "is not an input of " + model.id() + ", which takes "
                                        + TensorMetadata.list(signature))));
        if (input.datatype().kind() != expected.datatype().kind()) {
            throw TensorErrors.unprocessable(
                    input.name(), "is " + input.datatype() + "; " + expected.datatype() + " was expected");
        }
        if (!expected.takes(input.shape())) {
            throw TensorErrors.unprocessable(
                    input.name(),
                    "has the shape " + input.shape() + "; " + model.id() + " takes " + expected.shape()
                            + (input.name().equals(ModelSignature.TEXT) ? " or [-1]" : ""));
        }
        boolean unread =
                input.name().equals(ModelSignature.WAVEFORM) || input.name().equals(ModelSignature.FRAMES);
        if (!unread && input.shape().size() > 1 && input.shape().get(1) > limits.frames() && !isColumn(expected)) {
            throw TensorErrors.tooLarge(
                    input.name(),
                    "has " + input.shape().get(1) + " frames per utterance; at most " + limits.frames() + " are taken");
        }
    }

    private static boolean isColumn(TensorMetadata expected) {
        return expected.shape().size() == 1 || expected.shape().get(1) == 1;
    }

    private int batch(List<Tensor> inputs) {
        Tensor first = inputs.getFirst();
        for (Tensor input : inputs) {
            if (input.batch() != first.batch()) {
                throw TensorErrors.malformed(
                        input.name(),
                        "is of " + input.batch() + " utterances, but input '" + first.name() + "' is of "
                                + first.batch());
            }
        }
        if (first.batch() == 0) {
            throw TensorErrors.malformed(first.name(), "is of no utterance; give at least one");
        }
        if (first.batch() > limits.utterances()) {
            throw TensorErrors.tooLarge(
                    first.name(),
                    "is of " + first.batch() + " utterances; at most " + limits.utterances() + " are taken per call");
        }
        return first.batch();
    }
}
