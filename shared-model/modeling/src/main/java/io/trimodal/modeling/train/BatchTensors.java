package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch laid out for the graphs: {@code input.<modality>} and {@code complete.<modality>} {@code [batch, frames,
 * dims]}, padded with zero rows to the configured length and then standardised, padding included; {@code label} and
 * {@code completeness} {@code [batch]}.
 */
record BatchTensors(Map<String, Tensor> tensors, int size) {

    static BatchTensors of(List<View> views, Configuration configuration, Standardization standardization) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            tensors.put(
                    "input." + modality.key(),
                    fill(
                            views.stream().map(view -> view.input(modality)).toList(),
                            modality,
                            configuration,
                            standardization));
            tensors.put(
                    "complete." + modality.key(),
                    fill(
                            views.stream().map(view -> view.complete(modality)).toList(),
                            modality,
                            configuration,
                            standardization));
        }
        Tensor.Floats label = Tensor.floats(views.size());
        Tensor.Floats completeness = Tensor.floats(views.size());
        for (int i = 0; i < views.size(); i++) {
            label.values().put(i, views.get(i).label());
            completeness.values().put(i, 1 - views.get(i).erased());
        }
        tensors.put("label", label);
        tensors.put("completeness", completeness);
        return new BatchTensors(tensors, views.size());
    }

    private static Tensor fill(
            List<Features> rows, Modality modality, Configuration configuration, Standardization standardization) {
        int frames = configuration.input(modality).frames();
        int dims = configuration.input(modality).dims();
        Tensor.Floats tensor = Tensor.floats(rows.size(), frames, dims);
        float[] sample = new float[frames * dims];
        for (int b = 0; b < rows.size(); b++) {
            Features features = rows.get(b);
            java.util.Arrays.fill(sample, 0);
            System.arraycopy(features.values(), 0, sample, 0, Math.min(frames, features.frames()) * dims);
            standardization.apply(modality, sample);
            tensor.values().put(b * frames * dims, sample);
        }
        return tensor;
    }
}
