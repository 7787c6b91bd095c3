package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.media.face.FaceFrontEnd;
import io.trimodal.media.face.RgbPicture;
import io.trimodal.media.frontend.FrontEndFolder;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.modeling.simulate.DrawnFace;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many pictures with a face the face front end gets through, and which share of the time its graphs take. */
final class FaceTimings {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int PICTURES = 50;
    private static final Column SHARE = new Column("share", "share");

    private FaceTimings() {}

    /** Empty where the front end is not built. */
    static Optional<Table> table(Bench bench, FrontEndFolder folder) {
        return folder.newest(FaceFrontEnd.NAME).map(found -> table(bench, found));
    }

    private static Table table(Bench bench, FrontEndPackage source) {
        RgbPicture picture = DrawnFace.picture(WIDTH, HEIGHT, new DrawnFace(WIDTH / 2.0, HEIGHT / 2.0, 430, 0.1, 1));
        List<Row> rows = new ArrayList<>();
        try (FaceFrontEnd frontEnd = FaceFrontEnd.open(source, bench.graphs());
                Graph detector = source.graph(bench.graphs(), "detector.onnx");
                Graph points = source.graph(bench.graphs(), "points.onnx")) {
            Rounds rounds = Interleaved.pairs(
                    bench.settings().budget(),
                    new Repeated(PICTURES, () -> faces(frontEnd, picture)),
                    new Repeated(PICTURES, () -> runs(detector, 128) + runs(points, 192)));
            double share = 1 / rounds.ratio(0, 1);
            rows.add(Comparison.baseline("face, picture to values", rounds, 0).with(SHARE.key(), 1));
            rows.add(Comparison.candidate("its graphs: detector, points", rounds, "the whole")
                    .with(SHARE.key(), share));
            rows.add(new Row()
                    .with(Comparison.WHAT.key(), "the rest: halving, sampling, suppression, action units")
                    .with(Comparison.MEDIAN.key(), rounds.of(0).medianMillis() * (1 - share))
                    .with(SHARE.key(), 1 - share));
        }
        return new Table(
                "face",
                "Face front end, " + PICTURES + " pictures of " + WIDTH + " × " + HEIGHT + ", " + bench.threads(),
                List.of("A face every 200 ms of 10 s. Share: of the time of the whole that the step is a part of."),
                Comparison.columns(List.of(), "pictures/s", List.of(SHARE)),
                rows);
    }

    private static Integer faces(FaceFrontEnd frontEnd, RgbPicture picture) {
        int faces = 0;
        for (int i = 0; i < PICTURES; i++) {
            faces += frontEnd.find(picture).size();
        }
        return faces;
    }

    private static int runs(Graph graph, int side) {
        Map<String, Tensor> picture = Map.of("picture", Tensor.floats(1, 3, side, side));
        int results = 0;
        for (int i = 0; i < PICTURES; i++) {
            results += graph.run(picture, graph.outputNames()).size();
        }
        return results;
    }
}
