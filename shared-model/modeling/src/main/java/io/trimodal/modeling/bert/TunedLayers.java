package io.trimodal.modeling.bert;

import io.trimodal.modeling.parameter.SafetensorsFile;
import io.trimodal.modeling.parameter.Stored;
import io.trimodal.modeling.parameter.Weights;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Layers of an encoder that were tuned, as a file of their own: the rest comes from the pre-trained encoder. Linear
 * weights are kept as they are served, int8 with a scale per row, so that the file is small and loses nothing more.
 *
 * @param layers of the encoder in all, what lies above them is cut off
 * @param averaged last layers whose mean is the output
 * @param metadata how they came about
 * @param weights by Hugging Face's names; those of the regression on top, which is not served, begin with "head."
 */
public record TunedLayers(
        int layers, int averaged, SequencedMap<String, String> metadata, SequencedMap<String, Weights> weights) {
    private static final String LAYERS = "layers";
    private static final String AVERAGED = "averaged";
    private static final String SCALE = ".scale";
    private static final String HEAD = "head.";

    /** Replaces a file that is there. */
    public void write(Path file) {
        SequencedMap<String, Weights> stored = new LinkedHashMap<>();
        Set<String> bytes = new HashSet<>();
        weights.forEach((name, value) -> {
            if (value.shape().length == 2 && !name.startsWith(HEAD)) {
                RowQuantization quantized = RowQuantization.of(value);
                stored.put(name, quantized.numbers());
                stored.put(name + SCALE, quantized.scales());
                bytes.add(name);
            } else {
                stored.put(name, value);
            }
        });
        SequencedMap<String, String> said = new LinkedHashMap<>(metadata);
        said.put(LAYERS, Integer.toString(layers));
        said.put(AVERAGED, Integer.toString(averaged));
        new SafetensorsFile(said, stored).write(file, name -> bytes.contains(name) ? Stored.INT8 : Stored.FLOAT32);
    }

    /** What {@link #write} wrote. */
    public static TunedLayers read(Path file) {
        SafetensorsFile stored = SafetensorsFile.read(file);
        SequencedMap<String, Weights> weights = new LinkedHashMap<>();
        stored.weights().forEach((name, value) -> {
            Weights scales = stored.weights().get(name + SCALE);
            if (!name.endsWith(SCALE)) {
                weights.put(name, scales == null ? value : new RowQuantization(value, scales).weight());
            }
        });
        Map<String, String> said = stored.metadata();
        if (!said.containsKey(LAYERS) || !said.containsKey(AVERAGED)) {
            throw new IllegalArgumentException(
                    file + " holds no tuned layers: its metadata lack " + LAYERS + " or " + AVERAGED);
        }
        return new TunedLayers(
                Integer.parseInt(said.get(LAYERS)), Integer.parseInt(said.get(AVERAGED)), stored.metadata(), weights);
    }

    /** The encoder with these layers in it. */
    public PretrainedBert into(PretrainedBert pretrained) {
        Map<String, Weights> served = new LinkedHashMap<>(weights);
        served.keySet().removeIf(name -> name.startsWith(HEAD));
        return pretrained.with(served).cut(layers);
    }
}
