package io.trimodal.function.http.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bodies of several parts, and NumPy files, as curl and numpy write them. */
final class TestParts {
    static final String BOUNDARY = "----boundary";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    TestParts with(String name, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"x\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    TestParts with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        write("--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code [frames, values]} of float32. */
    static byte[] npy(int frames, int values, float... elements) {
        ByteBuffer data = ByteBuffer.allocate(Float.BYTES * elements.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float element : elements) {
            data.putFloat(element);
        }
        return npy("<f4", false, "(" + frames + ", " + values + ")", data.array());
    }

    static byte[] npy(String descr, boolean fortran, String shape, byte[] data) {
        String header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
                .formatted(descr, fortran ? "True" : "False", shape);
        return ByteBuffer.allocate(10 + header.length() + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.ISO_8859_1))
                .put(data)
                .array();
    }

    /** @param namesAndArrays name, .npy, name, .npy, … */
    static byte[] npz(Object... namesAndArrays) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (int i = 0; i < namesAndArrays.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndArrays[i] + ".npy"));
                zip.write((byte[]) namesAndArrays[i + 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
