package io.trimodal.benchmark.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Utterance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies of {@code POST /v1/predict}. */
public final class Requests {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Feature extractors write about this many decimals. */
    private static final double DECIMALS = 1e6;

    private static final String BOUNDARY = "trimodal-bench-boundary";
    /** Magic, version and length of the header. */
    private static final int NPY_START = 10;

    private static final int NPY_ALIGNMENT = 64;

    private Requests() {}

    /** @param utterances with features of all modalities */
    public static byte[] features(List<Utterance> utterances) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode all = root.putArray("utterances");
        for (Utterance utterance : utterances) {
            ObjectNode object = all.addObject().put("id", utterance.id());
            for (Modality modality : Modality.values()) {
                rows(object.putObject(modality.key()).putArray("features"), (Features) utterance.input(modality));
            }
        }
        return bytes(root);
    }

    public static byte[] texts(List<String> texts) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode all = root.putArray("utterances");
        texts.forEach(text -> all.addObject().put("text", text));
        return bytes(root);
    }

    /**
     * A robustness check at the rates that are usual.
     *
     * @param text of the utterance
     * @param features of its other modalities
     * @param trials per rate
     */
    public static RequestBody check(List<String> models, String text, Utterance features, int trials) {
        ObjectNode root = JSON.createObjectNode();
        models.forEach(root.putArray("models")::add);
        ObjectNode object = root.putArray("utterances").addObject().put("text", text);
        for (Modality modality : List.of(Modality.AUDIO, Modality.VISION)) {
            rows(object.putObject(modality.key()).putArray("features"), (Features) features.input(modality));
        }
        root.putObject("options").put("trials", trials);
        return json(bytes(root));
    }

    public static RequestBody json(byte[] document) {
        return new RequestBody("application/json", document);
    }

    /** One utterance in the short form: each modality an .npy file in a part of its own. */
    public static RequestBody numpy(Utterance utterance) {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        for (Modality modality : Modality.values()) {
            parts.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + modality.key()
                    + "\"; filename=\"" + modality.key() + ".npy\"\r\n\r\n"));
            parts.writeBytes(npy((Features) utterance.input(modality)));
            parts.writeBytes(ascii("\r\n"));
        }
        parts.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        return new RequestBody("multipart/form-data; boundary=" + BOUNDARY, parts.toByteArray());
    }

    /**
     * NumPy's format 1.0: magic, version, the length of the header, the header up to a multiple of 64 bytes, the
     * values.
     */
    private static byte[] npy(Features features) {
        String shape = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }"
                .formatted(features.frames(), features.dims());
        int header = (NPY_START + shape.length() + 1 + NPY_ALIGNMENT - 1) / NPY_ALIGNMENT * NPY_ALIGNMENT;
        ByteBuffer file = ByteBuffer.allocate(header + Float.BYTES * features.values().length)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put(ascii("NUMPY")).put((byte) 1).put((byte) 0).putShort((short) (header - NPY_START));
        file.put(ascii(shape + " ".repeat(header - NPY_START - shape.length() - 1) + "\n"));
        file.asFloatBuffer().put(features.values());
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void rows(ArrayNode into, Features features) {
        for (int i = 0; i < features.frames(); i++) {
            ArrayNode row = into.addArray();
            for (int k = 0; k < features.dims(); k++) {
                row.add(Math.rint(features.values()[i * features.dims() + k] * DECIMALS) / DECIMALS);
            }
        }
    }

    private static byte[] bytes(ObjectNode root) {
        try {
            return JSON.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree can always be written", e);
        }
    }
}
