package io.trimodal.modeling.tflite;

import io.trimodal.modeling.tensor.Dim;
import java.util.List;

/**
 * What the ONNX graph takes in place of an input of the source.
 *
 * @param source name in the source
 * @param name in the graph
 * @param shape in the graph
 * @param isChannelsFirst whether it is a picture {@code [batch, channels, height, width]}, else as in the source
 */
public record ConvertedInput(String source, String name, List<Dim> shape, boolean isChannelsFirst) {
    private static final Dim BATCH = Dim.symbol("batch");

    /** A square picture of three channels, any number at once. */
    public static ConvertedInput picture(String source, String name, int side) {
        return new ConvertedInput(source, name, List.of(BATCH, Dim.of(3), Dim.of(side), Dim.of(side)), true);
    }
}
