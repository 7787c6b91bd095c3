package io.trimodal.modeling.face;

import io.trimodal.media.face.FaceFinder;
import io.trimodal.model.Sha256;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.parameter.SafetensorsFile;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Trains the weights that {@code shared-model/front-ends} has in git. Arguments: the npm package's file of assets, the
 * teacher's {@code face_landmarker.task}, {@code faces-ferplus.npz}, a file for the samples (used again if it exists),
 * the file of weights to write. Prints how well each unit agrees with the teacher on pictures of the test.
 */
public final class ActionUnitTraining {
    private static final int VARIATIONS = 2;
    private static final int STEP = 2;
    private static final int EPOCHS = 50;
    private static final long SEED = 1;

    private ActionUnitTraining() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("usage: ActionUnitTraining ASSETS TASK FERPLUS SAMPLES WEIGHTS");
        }
        Path task = Path.of(arguments[1]);
        Path pictures = Path.of(arguments[2]);
        Path file = Path.of(arguments[3]);
        if (Files.notExists(file)) {
            FaceSampleFile.write(samples(Path.of(arguments[0]), task, pictures), file);
        }
        List<FaceSample> samples = FaceSampleFile.read(file);
        List<FaceSample> training = samples.stream()
                .filter(sample -> sample.split() == FerPictures.TRAINING)
                .toList();
        System.out.println(training.size() + " samples for training of " + samples.size());
        Map<String, Weights> mean = MeanFace.of(
                training.stream().map(FaceSample::points).limit(8_000).toList());
        SequencedMap<String, Weights> weights = new ActionUnitTrainer(training, mean, SEED).train(EPOCHS);
        SequencedMap<String, String> about = new LinkedHashMap<>();
        about.put("pictures", "FER+ training pictures, SHA-256 " + Sha256.of(pictures));
        about.put("teacher", "face_landmarker.task, SHA-256 " + Sha256.of(task));
        about.put("seed", Long.toString(SEED));
        new SafetensorsFile(about, weights).write(Path.of(arguments[4]));
        report(
                weights,
                samples.stream()
                        .filter(sample -> sample.split() == FerPictures.TEST)
                        .toList());
    }

    private static List<FaceSample> samples(Path assets, Path task, Path pictures) throws IOException {
        PackedAssets source = PackedAssets.of(Files.readAllBytes(assets));
        try (Graph detector = Graphs.load("detector", FaceGraphs.detector(source.detector()), 1);
                Graph points = Graphs.load("points", FaceGraphs.points(source.points()), 1);
                Teacher teacher = Teacher.read(task)) {
            return new FaceSampler(new FaceFinder(detector, points), teacher, VARIATIONS, SEED).samples(pictures, STEP);
        }
    }

    private static void report(Map<String, Weights> weights, List<FaceSample> samples) {
        int count = FaceUnits.values().length;
        double[][] learnt = new double[count][samples.size()];
        double[][] taught = new double[count][samples.size()];
        try (Graph graph = Graphs.load("action-units", ActionUnitNetwork.graph(weights))) {
            for (int i = 0; i < samples.size(); i++) {
                Tensor points = Tensor.of(
                        new long[] {1, ActionUnitNetwork.POINTS, 3},
                        samples.get(i).points());
                Tensor.Floats units = (Tensor.Floats)
                        graph.run(Map.of("points", points), List.of("units")).get("units");
                for (int unit = 0; unit < count; unit++) {
                    learnt[unit][i] = units.values().get(unit);
                    taught[unit][i] = samples.get(i).units()[unit];
                }
            }
        }
        double sum = 0;
        for (FaceUnits unit : FaceUnits.values()) {
            double r = Correlation.of(learnt[unit.ordinal()], taught[unit.ordinal()]);
            sum += r;
            System.out.printf("%s %.3f%n", unit, r);
        }
        System.out.printf("mean of %d units on %d pictures: %.3f%n", count, samples.size(), sum / count);
    }
}
