package io.trimodal.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What says in the head of an ONNX file, in its {@code producer_version}, that the optimizer of this ONNX Runtime has
 * been over it: to do so again at every load would cost a good part of it and change nothing.
 */
public final class OptimizedMark {
    /** Format version, names and versions of the producer come first in a file. */
    private static final int HEAD_BYTES = 256;

    private OptimizedMark() {}

    /** Of the ONNX Runtime that this process has. */
    public static String text() {
        return "optimized by onnxruntime " + OnnxGraphs.environment().getVersion();
    }

    /** Whether a file was optimized by the ONNX Runtime that this process has. */
    static boolean isOn(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return isIn(in.readNBytes(HEAD_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** As {@link #isOn(Path)}, of a file's bytes. */
    static boolean isOn(ByteBuffer model) {
        byte[] head = new byte[Math.min(HEAD_BYTES, model.remaining())];
        model.get(model.position(), head);
        return isIn(head);
    }

    private static boolean isIn(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).contains(text());
    }
}
