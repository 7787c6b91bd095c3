package io.trimodal.modeling.face;

import io.trimodal.media.face.FaceCrop;
import io.trimodal.media.face.FaceFinder;
import io.trimodal.media.face.FacePoints;
import io.trimodal.media.face.RgbPicture;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.parameter.SafetensorsFile;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how well the trained weights agree with the teacher on test pictures of FER+, when they are turned and scaled
 * too: correlation with what the teacher says of the upright picture, and mean difference to the values of the upright
 * picture. Arguments: assets, teacher, pictures and weights as for {@link ActionUnitTraining}, and of how many test
 * pictures one is taken.
 */
public final class ActionUnitReport {
    private static final int UNITS = FaceUnits.values().length;

    private ActionUnitReport() {}

    private record Variation(double degrees, double scale) {}

    private static final List<Variation> VARIATIONS = List.of(
            new Variation(0, 1),
            new Variation(-20, 1),
            new Variation(-10, 1),
            new Variation(10, 1),
            new Variation(20, 1),
            new Variation(0, 0.7),
            new Variation(0, 1.4));

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("usage: ActionUnitReport ASSETS TASK FERPLUS WEIGHTS STEP");
        }
        PackedAssets source = PackedAssets.of(Files.readAllBytes(Path.of(arguments[0])));
        byte[] network = ActionUnitNetwork.graph(
                SafetensorsFile.read(Path.of(arguments[3])).weights());
        FerPictures pictures = FerPictures.read(Path.of(arguments[2]));
        int[] test = pictures.every(Integer.parseInt(arguments[4]), FerPictures.TEST);
        try (Graph detector = Graphs.load("detector", FaceGraphs.detector(source.detector()), 1);
                Graph points = Graphs.load("points", FaceGraphs.points(source.points()), 1);
                Graph units = Graphs.load("action-units", network, 1);
                Teacher teacher = Teacher.read(Path.of(arguments[1]))) {
            FaceFinder finder = new FaceFinder(detector, points);
            List<List<float[]>> rows = new ArrayList<>();
            for (int picture : test) {
                rows.add(rows(pictures.grey(picture), finder, units, teacher));
            }
            print(rows);
        }
    }

    /** The teacher's units of the upright picture, then ours of each variation; empty arrays where there is no face. */
    private static List<float[]> rows(byte[] grey, FaceFinder finder, Graph units, Teacher teacher) {
        List<float[]> rows = new ArrayList<>();
        RgbPicture upright = PictureVariation.upright(grey, FerPictures.SIDE);
        List<FaceCrop> crops = finder.crops(upright, Teacher.SIDE);
        rows.add(crops.isEmpty() ? new float[0] : FaceUnits.of(teacher.shapes(crops.getFirst())));
        for (Variation variation : VARIATIONS) {
            RgbPicture picture = PictureVariation.placed(
                    grey, FerPictures.SIDE, Math.toRadians(variation.degrees()), variation.scale(), 0, 0, false);
            List<FacePoints> faces = finder.find(picture);
            rows.add(faces.isEmpty() ? new float[0] : units(units, faces.getFirst()));
        }
        return rows;
    }

    private static float[] units(Graph graph, FacePoints face) {
        Tensor points = Tensor.of(new long[] {1, ActionUnitNetwork.POINTS, 3}, face.places());
        float[] values = new float[UNITS];
        ((Tensor.Floats) graph.run(Map.of("points", points), List.of("units")).get("units"))
                .values()
                .get(0, values);
        return values;
    }

    private static void print(List<List<float[]>> rows) {
        for (int i = 0; i < VARIATIONS.size(); i++) {
            int column = i + 1;
            List<List<float[]>> found = rows.stream()
                    .filter(row -> row.get(0).length > 0 && row.get(1).length > 0 && row.get(column).length > 0)
                    .toList();
            double correlation = 0;
            double difference = 0;
            for (int unit = 0; unit < UNITS; unit++) {
                correlation += Correlation.of(values(found, column, unit), values(found, 0, unit)) / UNITS;
                double[] here = values(found, column, unit);
                double[] upright = values(found, 1, unit);
                for (int k = 0; k < here.length; k++) {
                    difference += Math.abs(here[k] - upright[k]) / here.length / UNITS;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "turned %4.0f°, scale %.1f: faces %d of %d, correlation %.3f, mean difference %.3f%n",
                    VARIATIONS.get(i).degrees(),
                    VARIATIONS.get(i).scale(),
                    found.size(),
                    rows.size(),
                    correlation,
                    difference);
        }
    }

    private static double[] values(List<List<float[]>> rows, int column, int unit) {
        return rows.stream().mapToDouble(row -> row.get(column)[unit]).toArray();
    }
}
