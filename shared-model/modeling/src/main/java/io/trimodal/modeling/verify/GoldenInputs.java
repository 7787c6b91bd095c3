package io.trimodal.modeling.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.parameter.FormulaWeights;
import io.trimodal.runtime.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The inputs of the published numbers: values from the formula; in sample b of n every row from floor(frames·(b+1)/n)
 * on is zero; LNLN's incomplete input drops further rows by the formula for {@code keep.<modality>}.
 */
final class GoldenInputs {
    private static final double KEEP_ABOVE = -0.2;

    private GoldenInputs() {}

    /** {@code input.<modality>}, {@code complete.<modality>}, {@code label} and {@code completeness}. */
    static Map<String, Tensor> of(GoldenFile golden) {
        Configuration configuration = golden.configuration();
        boolean incomplete = configuration.architecture() == Architecture.LNLN;
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            tensors.put("input." + modality.key(), rows(configuration, modality, golden.batch(), incomplete));
            tensors.put("complete." + modality.key(), rows(configuration, modality, golden.batch(), false));
        }
        tensors.put("label", vector(golden.training().path("label"), golden.batch()));
        tensors.put("completeness", vector(golden.training().path("completeness_label"), golden.batch()));
        return tensors;
    }

    private static Tensor rows(Configuration configuration, Modality modality, int batch, boolean incomplete) {
        int frames = configuration.input(modality).frames();
        int dims = configuration.input(modality).dims();
        float[] values = FormulaWeights.of("input." + modality.key(), batch, frames, dims)
                .values();
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < frames; t++) {
                int row = b * frames + t;
                boolean padding = t >= frames * (b + 1) / batch;
                boolean dropped = incomplete && FormulaWeights.uniform("keep." + modality.key(), row) <= KEEP_ABOVE;
                if (padding || dropped) {
                    Arrays.fill(values, row * dims, (row + 1) * dims, 0);
                }
            }
        }
        return Tensor.of(new long[] {batch, frames, dims}, values);
    }

    private static Tensor vector(JsonNode numbers, int batch) {
        float[] values = new float[batch];
        for (int i = 0; i < batch && numbers.isArray(); i++) {
            values[i] = (float) numbers.get(i).asDouble();
        }
        return Tensor.of(new long[] {batch}, values);
    }
}
