package io.trimodal.modeling.face;

import io.trimodal.modeling.parameter.SafetensorsFile;
import java.nio.file.Path;
import java.util.List;

/** The served graph of action units, and what it gives. */
public final class ActionUnitGraph {
    private ActionUnitGraph() {}

    /**
     * Input {@code points} {@code [batch, 468, 3]}, outputs {@code units} {@code [batch, 17]} in [0, 5] and
     * {@code rotation} {@code [batch, 3, 3]}.
     *
     * @param weights safetensors that {@link ActionUnitTraining} wrote
     */
    public static byte[] of(Path weights) {
        return ActionUnitNetwork.graph(SafetensorsFile.read(weights).weights());
    }

    /** Of the units, in order, as in feature contracts: {@code au01_r}. */
    public static List<String> names() {
        return FaceUnits.names();
    }
}
