package io.trimodal.media.face;

import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import java.util.List;

/** The loaded front end of kind {@code face}: from a picture to the faces in it and their values. Thread-safe. */
public final class FaceFrontEnd implements AutoCloseable {
    /** Name of the package. */
    public static final String NAME = "face";

    private final List<String> names;
    private final Graph detector;
    private final Graph points;
    private final Graph units;
    private final FaceFinder finder;
    private final ActionUnits actionUnits;

    private FaceFrontEnd(List<String> names, Graph detector, Graph points, Graph units) {
        this.names = names;
        this.detector = detector;
        this.points = points;
        this.units = units;
        finder = new FaceFinder(detector, points);
        actionUnits = new ActionUnits(units);
    }

    /**
     * Loads the graphs, whose sessions are shared with whoever else has them open.
     *
     * @throws InvalidPackageException if the package is not as its manifest says
     */
    public static FaceFrontEnd open(FrontEndPackage files, OnnxGraphs graphs) {
        Graph detector = files.graph(graphs, "detector.onnx");
        try {
            Graph points = files.graph(graphs, "points.onnx");
            try {
                Graph units = files.graph(graphs, "action-units.onnx");
                return new FaceFrontEnd(files.manifest().names(), detector, points, units);
            } catch (RuntimeException e) {
                points.close();
                throw e;
            }
        } catch (RuntimeException e) {
            detector.close();
            throw e;
        }
    }

    /** What the values of a face are, in order. */
    public List<String> names() {
        return names;
    }

    /** @return from the largest face on, at most {@link FaceFinder#MOST_FACES} */
    public List<Face> find(RgbPicture picture) {
        return finder.find(picture).stream()
                .map(face -> new Face(face, actionUnits.values(face)))
                // Points that all lie in one place have neither scale nor rotation.
                .filter(Face::isFinite)
                .toList();
    }

    @Override
    public void close() {
        units.close();
        points.close();
        detector.close();
    }
}
