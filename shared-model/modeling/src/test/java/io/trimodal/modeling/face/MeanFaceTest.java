package io.trimodal.modeling.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.modeling.parameter.SafetensorsFile;
import io.trimodal.modeling.parameter.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanFaceTest {
    private static final Path WEIGHTS = Path.of("../front-ends/src/main/weights/action-units.safetensors");

    private final float[] face =
            SafetensorsFile.read(WEIGHTS).weights().get(ActionUnitNetwork.MEAN).values();

    @Test
    void of_oneFaceLookingAround_isThatFaceLookingAhead() {
        Random random = new Random(3);
        List<float[]> faces = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double yaw = 0.01 * i * (i % 2 == 0 ? 1 : -1);
            faces.add(seen(yaw, 50 + i, random));
        }

        Map<String, Weights> mean = MeanFace.of(faces);

        float[] found = mean.get(ActionUnitNetwork.MEAN).values();
        double[] wanted = centred(face);
        double[] got = centred(found);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(got[i]).isCloseTo(wanted[i], within(0.05));
        }
    }

    @Test
    void of_anyFaces_measuresByHalfOfTheirPoints() {
        Random random = new Random(4);
        List<float[]> faces = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            faces.add(seen(0, 50, random));
        }

        float[] centre = MeanFace.of(faces).get(ActionUnitNetwork.CENTRE).values();

        double sum = 0;
        int used = 0;
        for (float share : centre) {
            sum += share;
            used += share > 0 ? 1 : 0;
        }
        assertThat(used).isEqualTo(ActionUnitNetwork.POINTS / 2);
        assertThat(sum).isCloseTo(1, within(1e-4));
    }

    /** Turned about the axis that points down, scaled, moved, and not quite still. */
    private float[] seen(double yaw, double scale, Random random) {
        float[] points = new float[face.length];
        for (int i = 0; i < face.length; i += 3) {
            double x = Math.cos(yaw) * face[i] + Math.sin(yaw) * face[i + 2];
            double z = Math.cos(yaw) * face[i + 2] - Math.sin(yaw) * face[i];
            points[i] = (float) (scale * (x + 0.003 * random.nextGaussian()) + 7);
            points[i + 1] = (float) (scale * (face[i + 1] + 0.003 * random.nextGaussian()) - 9);
            points[i + 2] = (float) (scale * (z + 0.003 * random.nextGaussian()));
        }
        return points;
    }

    private static double[] centred(float[] points) {
        double[] wide = new double[points.length];
        Arrays.setAll(wide, i -> points[i]);
        boolean[] all = new boolean[points.length / 3];
        Arrays.fill(all, true);
        return RigidFit.centred(wide, all);
    }
}
