package io.trimodal.modeling.face;

import io.trimodal.modeling.parameter.SafetensorsFile;
import io.trimodal.modeling.parameter.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Samples on disk, as making them takes the most time. */
final class FaceSampleFile {
    private static final int POINTS = 3 * ActionUnitNetwork.POINTS;
    private static final int UNITS = FaceUnits.values().length;

    private FaceSampleFile() {}

    static void write(List<FaceSample> samples, Path file) {
        float[] pictures = new float[samples.size()];
        float[] splits = new float[samples.size()];
        float[] points = new float[samples.size() * POINTS];
        float[] units = new float[samples.size() * UNITS];
        for (int i = 0; i < samples.size(); i++) {
            FaceSample sample = samples.get(i);
            pictures[i] = sample.picture();
            splits[i] = sample.split();
            System.arraycopy(sample.points(), 0, points, i * POINTS, POINTS);
            System.arraycopy(sample.units(), 0, units, i * UNITS, UNITS);
        }
        SequencedMap<String, Weights> arrays = new LinkedHashMap<>();
        arrays.put("picture", new Weights(new int[] {samples.size()}, pictures));
        arrays.put("split", new Weights(new int[] {samples.size()}, splits));
        arrays.put("points", new Weights(new int[] {samples.size(), POINTS}, points));
        arrays.put("units", new Weights(new int[] {samples.size(), UNITS}, units));
        new SafetensorsFile(new LinkedHashMap<>(), arrays).write(file);
    }

    static List<FaceSample> read(Path file) {
        Map<String, Weights> arrays = SafetensorsFile.read(file).weights();
        float[] points = arrays.get("points").values();
        float[] units = arrays.get("units").values();
        List<FaceSample> samples = new ArrayList<>();
        for (int i = 0; i < arrays.get("picture").values().length; i++) {
            samples.add(new FaceSample(
                    (int) arrays.get("picture").values()[i],
                    (int) arrays.get("split").values()[i],
                    Arrays.copyOfRange(points, i * POINTS, (i + 1) * POINTS),
                    Arrays.copyOfRange(units, i * UNITS, (i + 1) * UNITS)));
        }
        return samples;
    }
}
