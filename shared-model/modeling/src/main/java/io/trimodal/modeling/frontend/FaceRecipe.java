package io.trimodal.modeling.frontend;

import io.trimodal.media.frontend.FrontEndKind;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.frontend.OutputDimension;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.face.ActionUnitGraph;
import io.trimodal.modeling.face.FaceGraphs;
import io.trimodal.modeling.face.PackedAssets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * Faces: detector and points of MediaPipe's, as the npm package {@code @mediapipe/face_mesh} carries them, and the
 * project's own network of action units, whose weights lie in the folder that the system property
 * {@value #WEIGHTS_PROPERTY} names.
 */
final class FaceRecipe implements FrontEndRecipe {
    static final String WEIGHTS_PROPERTY = "trimodal.front-end-weights";

    private static final NpmPackage CARRIER = new NpmPackage(PackedAssets.PACKAGE, PackedAssets.VERSION);

    private final Supplier<Path> weights;

    /** With the weights that the system property names when a package is made. */
    FaceRecipe() {
        this(FaceRecipe::weightsOfProperty);
    }

    /** @param weights gives their folder */
    FaceRecipe(Supplier<Path> weights) {
        this.weights = weights;
    }

    private static Path weightsOfProperty() {
        String folder = System.getProperty(WEIGHTS_PROPERTY);
        if (folder == null) {
            throw new IllegalStateException("-D" + WEIGHTS_PROPERTY + " must name the folder of trained weights");
        }
        return Path.of(folder);
    }

    @Override
    public FrontEndDraft make(ModelId id, Path downloads) {
        PackedAssets assets = PackedAssets.of(CARRIER.file(PackedAssets.FILE, PackedAssets.DIGEST, downloads));
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("detector.onnx", FaceGraphs.detector(assets.detector()));
        files.put("points.onnx", FaceGraphs.points(assets.points()));
        files.put("action-units.onnx", ActionUnitGraph.of(weights.get().resolve("action-units.safetensors")));
        FrontEndManifest manifest = new FrontEndManifest(
                id,
                FrontEndKind.FACE,
                "Faces in a picture, 468 points on each, intensities of 17 action units and head pose",
                "Apache-2.0",
                "Detector and points: Google, MediaPipe; from the npm package " + CARRIER + ", " + PackedAssets.FILE
                        + ". Action units: this project, trained on FER+ against MediaPipe's face landmarker",
                Map.of("units_scale", 5.0),
                outputs(),
                Map.of());
        return new FrontEndDraft(manifest, files);
    }

    private static List<OutputDimension> outputs() {
        List<OutputDimension> outputs = new ArrayList<>();
        for (String name : ActionUnitGraph.names()) {
            outputs.add(new OutputDimension(name, "0 to 5", "intensity of action unit " + name.substring(2, 4)));
        }
        outputs.add(new OutputDimension("pose_rx", "rad", "pitch of the head, positive where it looks down"));
        outputs.add(new OutputDimension("pose_ry", "rad", "yaw of the head about the axis that points down"));
        outputs.add(new OutputDimension("pose_rz", "rad", "roll of the head, positive clockwise in the picture"));
        return outputs;
    }
}
