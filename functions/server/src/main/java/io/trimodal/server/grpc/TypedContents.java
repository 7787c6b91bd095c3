package io.trimodal.server.grpc;

import com.google.protobuf.ByteString;
import io.trimodal.function.oip.tensor.BinaryReader;
import io.trimodal.function.oip.tensor.Datatype;
import io.trimodal.function.oip.tensor.Shapes;
import io.trimodal.function.oip.tensor.TensorErrors;
import io.trimodal.function.oip.tensor.TensorValues;
import io.trimodal.server.grpc.proto.InferTensorContents;
import io.trimodal.server.grpc.proto.ModelInferRequest.InferInputTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Elements in the field of their datatype. */
final class TypedContents {
    private TypedContents() {}

    /** @param reader of the tensor, for elements that are bytes and for errors */
    static TensorValues read(InferInputTensor input, Datatype datatype, BinaryReader reader) {
        InferTensorContents contents = input.getContents();
        TensorValues values = switch (datatype) {
            case FP32 -> floats(contents.getFp32ContentsList());
            case FP64 -> doubles(contents.getFp64ContentsList(), reader);
            case BOOL ->
                new TensorValues.Integers(contents.getBoolContentsList().stream()
                        .mapToLong(truth -> truth ? 1 : 0)
                        .toArray());
            case INT8, INT16, INT32 ->
                new TensorValues.Integers(contents.getIntContentsList().stream()
                        .mapToLong(Integer::longValue)
                        .toArray());
            case INT64 -> integers(contents.getInt64ContentsList().stream().mapToLong(Long::longValue));
            case UINT8 -> octets(contents.getUintContentsList(), input.getName());
            case UINT16, UINT32 ->
                integers(contents.getUintContentsList().stream().mapToLong(Integer::toUnsignedLong));
            case UINT64 -> integers(contents.getUint64ContentsList().stream().mapToLong(Long::longValue));
            case BYTES -> texts(contents.getBytesContentsList(), reader);
            case FP16, BF16 ->
                throw TensorErrors.malformed(
                        input.getName(), "is " + datatype + ", which only raw_input_contents can hold");
        };
        int count = Shapes.count(input.getName(), input.getShapeList());
        if (values.count() != count) {
            throw TensorErrors.malformed(
                    input.getName(),
                    "has " + values.count() + " elements of " + datatype + " in its contents; its shape "
                            + input.getShapeList() + " takes " + count);
        }
        return values;
    }

    private static TensorValues octets(List<Integer> contents, String input) {
        byte[] values = new byte[contents.size()];
        for (int i = 0; i < values.length; i++) {
            long value = Integer.toUnsignedLong(contents.get(i));
            if (value > 255) {
                throw TensorErrors.malformed(input, "has " + value + " in its contents; a UINT8 is from 0 to 255");
            }
            values[i] = (byte) value;
        }
        return new TensorValues.Octets(values);
    }

    private static TensorValues integers(LongStream values) {
        return new TensorValues.Integers(values.toArray());
    }

    private static TensorValues floats(List<Float> contents) {
        float[] values = new float[contents.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = contents.get(i);
        }
        return new TensorValues.Floats(values);
    }

    private static TensorValues doubles(List<Double> contents, BinaryReader reader) {
        float[] values = new float[contents.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.rounded(i, contents.get(i));
        }
        return new TensorValues.Floats(values);
    }

    private static TensorValues texts(List<ByteString> contents, BinaryReader reader) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            values.add(reader.utf8(i, contents.get(i).asReadOnlyByteBuffer()));
        }
        return new TensorValues.Texts(values);
    }
}
