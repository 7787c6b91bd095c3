package io.trimodal.modeling.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tflite.FlatWriter.Field;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Operators against sums done by hand; the models themselves are compared with TensorFlow Lite's numbers elsewhere. */
class TfliteConverterTest {
    private static final Field SAME = new Field.Int8(0);
    private static final Field VALID = new Field.Int8(1);
    private static final Field NONE = new Field.Int8(0);
    private static final Field RELU = new Field.Int8(1);

    @Test
    void convert_convolutionWithStride_padsAsTensorFlowDoes() {
        SmallTflite model = new SmallTflite();
        int input = model.computed("in", 1, 4, 4, 1);
        int weights = model.floats(new int[] {1, 3, 3, 1}, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        int bias = model.floats(new int[] {1}, 0.5f);
        int output = model.computed("out", 1, 2, 2, 1);
        model.operator(3, new int[] {input, weights, bias}, output, SAME, two(), two(), NONE);

        float[] found =
                run(model, picture(1, 4), new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, 4);

        // The one missing row and column lie at the bottom and at the right.
        assertThat(found).containsExactly(54.5f, 45.5f, 72.5f, 54.5f);
    }

    @Test
    void convert_depthwiseConvolutionOfHalves_keepsChannelsApart() {
        SmallTflite model = new SmallTflite();
        int input = model.computed("in", 1, 1, 2, 2);
        int halves = model.halves(new int[] {1, 1, 1, 2}, 2, -3);
        int weights = model.computed("weights", 1, 1, 1, 2);
        int output = model.computed("out", 1, 1, 2, 2);
        model.operator(6, new int[] {halves}, weights);
        model.operator(4, new int[] {input, weights, -1}, output, VALID, one(), one(), new Field.Int32(1), RELU);

        float[] found = run(model, List.of(batch(), Dim.of(2), Dim.of(1), Dim.of(2)), new float[] {1, 2, 5, -6}, 4);

        // Channels last: the first pixel's, then the second's; what is below 0 becomes 0.
        assertThat(found).containsExactly(2, 0, 4, 18);
    }

    @Test
    void convert_paddedChannelsAndSlopes_followThePicture() {
        SmallTflite model = new SmallTflite();
        int input = model.computed("in", 1, 1, 2, 1);
        int pads = model.integers(new int[] {4, 2}, 0, 0, 0, 0, 0, 0, 0, 1);
        int padded = model.computed("padded", 1, 1, 2, 2);
        int slopes = model.floats(new int[] {1, 1, 2}, 0.5f, 9);
        int output = model.computed("out", 1, 1, 2, 2);
        model.operator(34, new int[] {input, pads}, padded);
        model.operator(54, new int[] {padded, slopes}, output);

        float[] found = run(model, List.of(batch(), Dim.of(1), Dim.of(1), Dim.of(2)), new float[] {-4, 3}, 4);

        assertThat(found).containsExactly(-2, 0, 3, 0);
    }

    @Test
    void convert_reshapeOfAPicture_readsItWithChannelsLast() {
        SmallTflite model = new SmallTflite();
        int input = model.computed("in", 1, 1, 2, 2);
        int shape = model.integers(new int[] {3}, 1, 4, 1);
        int output = model.computed("out", 1, 4, 1);
        model.operator(22, new int[] {input, shape}, output);
        float[] two = {1, 2, 3, 4, 5, 6, 7, 8};

        float[] found = run(model, List.of(batch(), Dim.of(2), Dim.of(1), Dim.of(2)), two, 4);

        // A batch of two, though the source has one.
        assertThat(found).containsExactly(1, 3, 2, 4, 5, 7, 6, 8);
    }

    @Test
    void convert_operatorThatIsNotKnown_saysWhich() {
        SmallTflite model = new SmallTflite();
        int input = model.computed("in", 1, 4);
        model.operator(111, new int[] {input}, model.computed("out", 1, 4));

        assertThatThrownBy(() -> run(model, List.of(batch(), Dim.of(4)), new float[4], 4))
                .isInstanceOf(InvalidTfliteException.class)
                .hasMessageContaining("small.tflite has an operator that is not converted: number 111");
    }

    @Test
    void convert_outputThatIsNotThere_saysWhatThereIs() {
        SmallTflite model = new SmallTflite();
        int input = model.computed("in", 1, 4);
        model.operator(14, new int[] {input}, model.computed("out", 1, 4));
        TfliteModel read = TfliteModel.read("small.tflite", ByteBuffer.wrap(model.toBytes()));

        assertThatThrownBy(() -> TfliteConverter.convert(
                        "small",
                        read,
                        List.of(new ConvertedInput("in", "in", List.of(batch(), Dim.of(4)), false)),
                        List.of(ConvertedOutput.values("scores", "scores", 4))))
                .isInstanceOf(InvalidTfliteException.class)
                .hasMessageContaining("has no input or output scores; it has [out]");
    }

    @Test
    void read_everyCutAndManyDamagedFiles_areRefusedOrReadButNeverCrash() {
        SmallTflite model = new SmallTflite();
        int input = model.computed("in", 1, 4, 4, 1);
        int weights = model.floats(new int[] {1, 3, 3, 1}, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        model.operator(3, new int[] {input, weights, -1}, model.computed("out", 1, 2, 2, 1), SAME, two(), two(), NONE);
        byte[] file = model.toBytes();
        Random random = new Random(5);
        for (int length = 0; length < file.length; length++) {
            attempt(Arrays.copyOf(file, length));
        }
        for (int trial = 0; trial < 3000; trial++) {
            byte[] damaged = file.clone();
            damaged[8 + random.nextInt(file.length - 8)] = (byte) random.nextInt();
            attempt(damaged);
        }
        assertThatThrownBy(() -> TfliteModel.read("x", ByteBuffer.wrap(Arrays.copyOf(file, 40))))
                .isInstanceOf(InvalidTfliteException.class)
                .hasMessageContaining("is cut off or damaged");
        assertThatThrownBy(() -> TfliteModel.read("x", ByteBuffer.wrap(new byte[100])))
                .isInstanceOf(InvalidTfliteException.class)
                .hasMessageContaining("is no TensorFlow Lite model");
    }

    private static void attempt(byte[] file) {
        try {
            TfliteConverter.convert(
                    "small",
                    TfliteModel.read("x", ByteBuffer.wrap(file)),
                    List.of(new ConvertedInput("in", "in", picture(1, 4), true)),
                    List.of(ConvertedOutput.values("out", "out", 4)));
        } catch (InvalidTfliteException e) {
            assertThat(e).hasMessageStartingWith("x ");
        }
    }

    private static float[] run(SmallTflite model, List<Dim> shape, float[] values, int outputs) {
        byte[] onnx = TfliteConverter.convert(
                "small",
                TfliteModel.read("small.tflite", ByteBuffer.wrap(model.toBytes())),
                List.of(new ConvertedInput("in", "in", shape, shape.size() == 4)),
                List.of(ConvertedOutput.values("out", "out", outputs)));
        long[] fed =
                shape.stream().mapToLong(dim -> dim.isFixed() ? dim.fixed() : 1).toArray();
        fed[0] = values.length / Tensor.elements(fed);
        try (Graph graph = Graphs.load("small", onnx, 1)) {
            Tensor.Floats found = (Tensor.Floats) graph.run(Map.of("in", Tensor.of(fed, values)), List.of("out"))
                    .get("out");
            float[] result = new float[found.values().limit()];
            found.values().get(0, result);
            return result;
        }
    }

    private static List<Dim> picture(int channels, int side) {
        return List.of(batch(), Dim.of(channels), Dim.of(side), Dim.of(side));
    }

    private static Dim batch() {
        return Dim.symbol("batch");
    }

    private static Field one() {
        return new Field.Int32(1);
    }

    private static Field two() {
        return new Field.Int32(2);
    }
}
