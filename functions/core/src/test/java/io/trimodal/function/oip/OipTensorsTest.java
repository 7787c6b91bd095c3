package io.trimodal.function.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.oip.infer.InferRequest;
import io.trimodal.function.oip.infer.InferRequestReader;
import io.trimodal.function.oip.infer.RequestId;
import io.trimodal.function.oip.infer.RequestedOutput;
import io.trimodal.function.oip.tensor.BinaryWriter;
import io.trimodal.function.oip.tensor.Datatype;
import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.function.oip.tensor.TensorValues;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.request.JsonDocuments;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Requests of the protocol, among them those of its specifications, in JSON and in binary. */
class OipTensorsTest {
    private static final Limits LIMITS =
            new FixedLimits(new MemorySize(BigInteger.valueOf(1 << 20)), 64, 100, 100, 1000, 200);
    private static final InferRequestReader READER = new InferRequestReader(new JsonDocuments(LIMITS), LIMITS);

    private record FixedLimits(
            MemorySize bodySize, int utterances, int frames, int valuesPerFrame, int textCharacters, int nameCharacters)
            implements Limits {}

    private static InferRequest json(String document) {
        return READER.read(document.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static InferRequest binary(String document, byte[] data) {
        byte[] head = document.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head);
        body.writeBytes(data);
        return READER.read(body.toByteArray(), Optional.of(Integer.toString(head.length)));
    }

    private static long[] integers(InferRequest request, int input) {
        return ((TensorValues.Integers) request.inputs().get(input).values()).values();
    }

    private static float[] floats(InferRequest request, int input) {
        return ((TensorValues.Floats) request.inputs().get(input).values()).values();
    }

    private static List<String> texts(InferRequest request, int input) {
        return ((TensorValues.Texts) request.inputs().get(input).values()).values();
    }

    private static void refused(String document, String message) {
        assertThatThrownBy(() -> json(document))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageContaining(message);
    }

    /**
     * The request of the protocol's REST specification; its second tensor is one element there, and three by its shape.
     */
    /** An empty list is flat and nested; tensors of no elements come from clients that send every input always. */
    @Example
    void json_ofNoElements_isReadFlatAndNested() {
        for (String shapeAndData : List.of(
                "[1, 0, 33], \"data\": []",
                "[1, 0, 33], \"data\": [[]]",
                "[0, 5, 33], \"data\": []",
                "[2, 0], \"data\": []",
                "[0], \"data\": []")) {
            InferRequest request = json(
                    "{\"inputs\": [{\"name\": \"audio\", \"datatype\": \"FP32\", \"shape\": " + shapeAndData + "}]}");
            assertThat(floats(request, 0)).as(shapeAndData).isEmpty();
        }
        assertThatThrownBy(() -> json(
                        "{\"inputs\": [{\"name\": \"a\", \"datatype\": \"FP32\", \"shape\": [2, 1], \"data\": []}]}"))
                .isInstanceOf(MalformedRequestException.class);
        assertThatThrownBy(() -> json("{\"inputs\": [{\"name\": \"a\", \"datatype\": \"FP32\", \"shape\": [1, 0],"
                        + " \"data\": [[], []]}]}"))
                .isInstanceOf(MalformedRequestException.class);
    }

    /** Also where the data came before the shape, and is read later. */
    @Example
    void malformedUtf8_anywhereInTheDocument_isRefused() {
        String later =
                "{\"inputs\": [{\"data\": [\"?\"], \"name\": \"text\", \"datatype\": \"BYTES\", \"shape\": [1]}],"
                        + " \"x\": \"?\"}";
        for (int at = later.indexOf('?'); at >= 0; at = later.indexOf('?', at + 1)) {
            byte[] body = later.getBytes(StandardCharsets.ISO_8859_1);
            body[at] = (byte) 0xC0;
            assertThatThrownBy(() -> READER.read(body, Optional.empty()))
                    .isInstanceOf(MalformedRequestException.class)
                    .hasMessageContaining("is not UTF-8: byte 0xC0");
        }
    }

    @Example
    void theSpecificationsRequest() {
        InferRequest request = json("""
                {"id": "42",
                 "inputs": [
                  {"name": "input0", "shape": [2, 2], "datatype": "UINT32", "data": [1, 2, 3, 4]},
                  {"name": "input1", "shape": [3], "datatype": "BOOL", "data": [true, false, true]}],
                 "outputs": [{"name": "output0"}]}""");
        assertThat(request.id()).isEqualTo(new RequestId.Given("42"));
        assertThat(request.inputs()).extracting(Tensor::name).containsExactly("input0", "input1");
        assertThat(integers(request, 0)).containsExactly(1, 2, 3, 4);
        assertThat(integers(request, 1)).containsExactly(1, 0, 1);
        assertThat(request.isBinary("output0")).isFalse();
        refused("""
                {"inputs": [{"name": "input1", "shape": [3], "datatype": "BOOL", "data": [true]}]}\
                """, "input 'input1' has 1 elements of data; its shape [3] takes 3");
    }

    /** The request of the binary tensor data extension: 16 bytes and 3 bytes after the document. */
    @Example
    void theBinaryExtensionsRequest() {
        InferRequest request =
                binary("""
                {"model_name": "mymodel",
                 "inputs": [
                  {"name": "input0", "shape": [2, 2], "datatype": "UINT32", "parameters": {"binary_data_size": 16}},
                  {"name": "input1", "shape": [3], "datatype": "BOOL", "parameters": {"binary_data_size": 3}}],
                 "outputs": [{"name": "output0", "parameters": {"binary_data": true}}]}\
                """, HexFormat.of().parseHex("01000000" + "02000000" + "ff000000" + "ffffffff" + "010001"));
        assertThat(integers(request, 0)).containsExactly(1, 2, 255, 4294967295L);
        assertThat(integers(request, 1)).containsExactly(1, 0, 1);
        assertThat(request.outputs()).containsExactly(new RequestedOutput("output0", RequestedOutput.Encoding.BINARY));
    }

    /** Its answer: a [3, 2] tensor of FP32 in 24 bytes, the elements those of the REST specification. */
    @Example
    void floatsAreFourBytesEachLittleEndian() {
        Tensor output = new Tensor("output0", Datatype.FP32, List.of(3L, 2L), new TensorValues.Floats(new float[] {
            1.0f, 1.1f, 2.0f, 2.1f, 3.0f, 3.1f
        }));
        assertThat(BinaryWriter.write(output))
                .isEqualTo(HexFormat.of()
                        .parseHex("0000803f" + "cdcc8c3f" + "00000040" + "66660640" + "00004040" + "66664640"));
    }

    @Example
    void bytesHaveTheirLengthBeforeThem() {
        byte[] data = HexFormat.of().parseHex("02000000" + "c3a9" + "00000000" + "01000000" + "61");
        Tensor text =
                new Tensor("text", Datatype.BYTES, List.of(3L, 1L), new TensorValues.Texts(List.of("é", "", "a")));
        assertThat(BinaryWriter.write(text)).isEqualTo(data);
        InferRequest request = binary("""
                {"inputs": [{"name": "text", "shape": [3, 1], "datatype": "BYTES",
                 "parameters": {"binary_data_size": 15}}]}""", data);
        assertThat(texts(request, 0)).containsExactly("é", "", "a");
    }

    @Example
    void otherWidthsOfNumbers() {
        ByteBuffer data = ByteBuffer.allocate(2 + 2 + 8 + 1 + 8).order(ByteOrder.LITTLE_ENDIAN);
        data.putShort(Float.floatToFloat16(1.5f)).putShort((short) (Float.floatToIntBits(-2f) >>> 16));
        data.putDouble(0.1).put((byte) -3).putLong(-5);
        InferRequest request = binary("""
                {"inputs": [
                 {"name": "a", "shape": [1], "datatype": "FP16", "parameters": {"binary_data_size": 2}},
                 {"name": "b", "shape": [1], "datatype": "BF16", "parameters": {"binary_data_size": 2}},
                 {"name": "c", "shape": [1], "datatype": "FP64", "parameters": {"binary_data_size": 8}},
                 {"name": "d", "shape": [1], "datatype": "INT8", "parameters": {"binary_data_size": 1}},
                 {"name": "e", "shape": [1], "datatype": "INT64", "parameters": {"binary_data_size": 8}}]}\
                """, data.array());
        assertThat(floats(request, 0)).containsExactly(1.5f);
        assertThat(floats(request, 1)).containsExactly(-2f);
        assertThat(floats(request, 2)).containsExactly(0.1f);
        assertThat(integers(request, 3)).containsExactly(-3);
        assertThat(integers(request, 4)).containsExactly(-5);
    }

    @Example
    void fieldsComeInAnyOrder_andOthersArePassedOver() {
        InferRequest request = json("""
                {"model_name": "m", "parameters": {"binary_data_output": true, "priority": 1, "x": {"y": [1]}},
                 "outputs": null, "id": null, "further": [{}],
                 "inputs": [{"data": [[[1, 2]], [[3, -4.5e-1]]], "datatype": "FP32", "name": "audio",
                             "parameters": {"content_type": "np"}, "shape": [2, 1, 2]}]}""");
        assertThat(floats(request, 0)).containsExactly(1, 2, 3, -0.45f);
        assertThat(request.id()).isEqualTo(new RequestId.Unnamed());
        assertThat(request.isBinary("score")).isTrue();
    }

    @Example
    void nestingIsThatOfTheShape() {
        String tensor = "{\"inputs\": [{\"name\": \"a\", \"shape\": [2, 2], \"datatype\": \"FP32\", \"data\": %s}]}";
        assertThat(floats(json(tensor.formatted("[[1, 2], [3, 4]]")), 0)).containsExactly(1, 2, 3, 4);
        assertThat(floats(json(tensor.formatted("[1, 2, 3, 4]")), 0)).containsExactly(1, 2, 3, 4);
        for (String data : List.of("[[1, 2, 3, 4]]", "[[1], [2, 3, 4]]", "[[1, 2], 3, 4]", "[[1, 2], [3, 4], []]")) {
            refused(tensor.formatted(data), "input 'a' has data that is nested otherwise than its shape [2, 2]");
        }
        refused(tensor.formatted("[1, 2, [3, 4]]"), "input 'a' has an array at [1, 0] of its data; a number");
        refused(tensor.formatted("[[1, 2], [[3], 4]]"), "input 'a' has an array at [1, 0] of its data; a number");
        refused(tensor.formatted("[1, 2, 3, 4, 5]"), "more than the 4 elements");
        refused(tensor.formatted("7"), "input 'a' has a number as data; an array was expected");
    }

    @Property
    void jsonAndBinaryGiveTheSameFloats(@ForAll @Size(min = 1, max = 60) List<Float> values) {
        List<Float> finite = values.stream().filter(Float::isFinite).toList();
        String head = "{\"inputs\": [{\"name\": \"a\", \"datatype\": \"FP32\", \"shape\": [" + finite.size() + "], ";
        InferRequest fromJson = json(head + "\"data\": "
                + finite.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")) + "}]}");
        ByteBuffer data = ByteBuffer.allocate(4 * finite.size()).order(ByteOrder.LITTLE_ENDIAN);
        finite.forEach(data::putFloat);
        InferRequest fromBinary =
                binary(head + "\"parameters\": {\"binary_data_size\": " + data.capacity() + "}}]}", data.array());
        assertThat(floats(fromJson, 0)).isEqualTo(floats(fromBinary, 0));
        assertThat(BinaryWriter.write(fromBinary.inputs().getFirst())).isEqualTo(data.array());
    }

    @Property
    void jsonAndBinaryGiveTheSameTexts(@ForAll @Size(min = 1, max = 20) List<String> values) {
        List<String> whole = values.stream()
                .map(value -> value.codePoints()
                        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        .limit(100)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .toList();
        Tensor tensor = new Tensor("text", Datatype.BYTES, List.of((long) whole.size()), new TensorValues.Texts(whole));
        byte[] data = BinaryWriter.write(tensor);
        String head = "{\"inputs\": [{\"name\": \"text\", \"datatype\": \"BYTES\", \"shape\": [" + whole.size() + "], ";
        assertThat(texts(binary(head + "\"parameters\": {\"binary_data_size\": " + data.length + "}}]}", data), 0))
                .isEqualTo(whole);
        String quoted = whole.stream()
                .map(text -> text.chars()
                        .mapToObj(c -> String.format("\\u%04x", c))
                        .collect(Collectors.joining("", "\"", "\"")))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(texts(json(head + "\"data\": " + quoted + "}]}"), 0)).isEqualTo(whole);
    }

    /** Whatever is sent, reading ends in a request or in an error that blames the caller. */
    @Property
    void anyChangeOfAValidRequest(@ForAll int place, @ForAll byte value, @ForAll int header, @ForAll int end) {
        byte[] document = """
                {"id": "1", "inputs": [
                 {"name": "text", "shape": [1, 1], "datatype": "BYTES", "parameters": {"binary_data_size": 5}},
                 {"name": "audio", "shape": [1, 2, 1], "datatype": "FP32", "data": [[[1], [2.5]]]}],
                 "outputs": [{"name": "score", "parameters": {"binary_data": true}}]}\
                """.getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(document, document.length + 5);
        body[document.length] = 1;
        body[body.length - 1] = 'a';
        body[Math.floorMod(place, body.length)] = value;
        body = Arrays.copyOf(body, Math.max(body.length - Math.floorMod(end, 9), 0));
        int length = document.length + (header % 3 == 0 ? 0 : header % 7);
        try {
            assertThat(READER.read(body, Optional.of(Integer.toString(length))).inputs())
                    .isNotEmpty();
        } catch (RequestException e) {
            assertThat(e.error().detail()).isNotBlank();
        }
    }

    @Example
    void aShapeAloneMakesNoRoom() {
        refused(
                "{\"inputs\": [{\"name\": \"a\", \"datatype\": \"FP32\", \"shape\": [64, 4096, 4096], \"data\": [1]}]}",
                "its data cannot be of 1073741824 elements");
        for (String shape :
                List.of("[-1]", "[1e3]", "[4294967296, 4294967296]", "[9999999999999999999]", "[0, 4294967296]")) {
            assertThatThrownBy(() -> json("{\"inputs\": [{\"name\": \"a\", \"datatype\": \"FP32\", \"shape\": " + shape
                            + ", \"data\": []}]}"))
                    .isInstanceOf(MalformedRequestException.class);
        }
        InferRequest none =
                json("{\"inputs\": [{\"name\": \"a\", \"datatype\": \"FP32\", \"shape\": [0, 3], \"data\": []}]}");
        assertThat(none.inputs().getFirst().values().count()).isZero();
    }
}
