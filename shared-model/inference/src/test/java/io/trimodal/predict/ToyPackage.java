package io.trimodal.predict;

import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Tokenizer;
import io.trimodal.model.ManifestJson;
import io.trimodal.model.ModelId;
import io.trimodal.model.Sha256;
import io.trimodal.model.TestManifests;
import io.trimodal.runtime.TinyOnnx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A package of small ONNX graphs whose score can be worked out by hand, in whole numbers. A modality's embedding is
 * {@code (token + 1) * sum over frames of (frame + 1) * row sum}, plus 100 (language), 10 (audio) or 1 (vision); the
 * score is the sum over all modalities, 2 tokens and 2 channels. So the score is {@link #BIAS} plus 6 times the
 * weighted sums of all modalities.
 */
public final class ToyPackage {
    public static final LanguageSource FEATURES_ONLY = new LanguageSource.FeaturesOnly();
    public static final LanguageSource FROZEN = new LanguageSource.FrozenEncoder(new Tokenizer(true, 4));
    public static final LanguageSource INSIDE = new LanguageSource.InsideEmbedding(new Tokenizer(true, 4), true);
    public static final LanguageSource INSIDE_WITHOUT_WORDS =
            new LanguageSource.InsideEmbedding(new Tokenizer(true, 4), false);

    /** Two tokens times two channels times 111. */
    public static final float BIAS = 444;

    private static final String SELF_TEST = """
            {"tolerance": 1e-6, "cases": [{"audio": [[1, 0]], "score": %s}]}
            """;

    private ToyPackage() {}

    /** @return the package's directory */
    public static Path write(
            Path repository, String version, LanguageSource language, boolean completeness, double score) {
        return write(repository, version, language, completeness, SELF_TEST.formatted(score));
    }

    public static Path write(
            Path repository, String version, LanguageSource language, boolean completeness, String selfTest) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                "embed-language.onnx",
                language instanceof LanguageSource.InsideEmbedding ? ids() : rows("language", 4, 3, 100));
        files.put("embed-audio.onnx", rows("audio", 4, 2, 10));
        files.put("embed-vision.onnx", rows("vision", 3, 1, 1));
        files.put("fuse.onnx", fuse(completeness));
        files.put("self-test.json", selfTest.getBytes(StandardCharsets.UTF_8));
        if (language instanceof LanguageSource.FrozenEncoder) {
            files.put("text-encoder.onnx", encoder());
        }
        if (language.equals(FROZEN) || language.equals(INSIDE)) {
            files.put("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\ngood\nbad".getBytes(StandardCharsets.UTF_8));
        }
        try {
            Path directory = Files.createDirectories(repository.resolve("toy").resolve(version));
            Map<String, String> digests = new TreeMap<>();
            for (var file : files.entrySet()) {
                Files.write(directory.resolve(file.getKey()), file.getValue());
                digests.put(file.getKey(), Sha256.of(file.getValue()));
            }
            Manifest manifest = TestManifests.manifest(new ModelId("toy", version), language, digests);
            Files.write(directory.resolve(ManifestJson.FILE), ManifestJson.write(manifest));
            return directory;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the self-test's case scores: one audio frame of 1, language and vision absent. */
    public static double selfTestScore(LanguageSource language) {
        return BIAS + 6 + unknownWords(language);
    }

    /** What absent language adds: [CLS], [UNK], [UNK], [SEP] where there are words (maxTokens is 4), else nothing. */
    public static float unknownWords(LanguageSource language) {
        return language.equals(FROZEN) || language.equals(INSIDE) ? 6 * weighted(3 * 2, 3 * 1, 3 * 1, 3 * 3) : 0;
    }

    /** Sum of (frame + 1) times the frame's row sum. */
    public static float weighted(float... rowSums) {
        float sum = 0;
        for (int frame = 0; frame < rowSums.length; frame++) {
            sum += (frame + 1) * rowSums[frame];
        }
        return sum;
    }

    private static byte[] rows(String name, int frames, int dims, float bias) {
        return embedding(new TinyOnnx().input(name, "batch", frames, dims), name, frames, dims, bias);
    }

    /** Token ids, each a row of three times its id, times the mask. */
    private static byte[] ids() {
        TinyOnnx graph = new TinyOnnx()
                .inputIds("input_ids", "batch", 4)
                .inputIds("attention_mask", "batch", 4)
                .inputIds("token_type_ids", "batch", 4)
                .node("Mul", "kept", "input_ids", "attention_mask")
                .node("Add", "sum", "kept", "token_type_ids")
                .toFloat("numbers", "sum")
                .nodeWith("Unsqueeze", "column", "numbers", "axes", 2)
                .constant("ones", new long[] {1, 3}, 1, 1, 1)
                .node("MatMul", "rows", "column", "ones");
        return embedding(graph, "rows", 4, 3, 100);
    }

    private static byte[] encoder() {
        return new TinyOnnx()
                .inputIds("input_ids", "batch", "tokens")
                .toFloat("numbers", "input_ids")
                .nodeWith("Unsqueeze", "column", "numbers", "axes", 2)
                .constant("ones", new long[] {1, 3}, 1, 1, 1)
                .node("MatMul", "last_hidden_state", "column", "ones")
                .output("last_hidden_state", "batch", "tokens", 3)
                .bytes();
    }

    private static byte[] embedding(TinyOnnx graph, String rows, int frames, int dims, float bias) {
        float[] pool = new float[2 * frames];
        for (int i = 0; i < pool.length; i++) {
            pool[i] = (i / frames + 1) * (i % frames + 1);
        }
        float[] ones = new float[2 * dims];
        java.util.Arrays.fill(ones, 1);
        return graph.constant("pool", new long[] {2, frames}, pool)
                .constant("spread", new long[] {dims, 2}, ones)
                .constant("bias", new long[] {1}, bias)
                .node("MatMul", "pooled", "pool", rows)
                .node("MatMul", "spreaded", "pooled", "spread")
                .node("Add", "embedded", "spreaded", "bias")
                .node("MatMul", "weights", rows, "spread")
                .nodeWith("Transpose", "attention", "weights", "perm", 0, 2, 1)
                .output("embedded", "batch", 2, 2)
                .output("attention", "batch", 2, frames)
                .bytes();
    }

    /** Completeness, where there is one, is a thousandth of the sum of the language tokens. */
    private static byte[] fuse(boolean completeness) {
        TinyOnnx graph = new TinyOnnx()
                .input("language", "batch", 2, 2)
                .input("audio", "batch", 2, 2)
                .input("vision", "batch", 2, 2)
                .node("Add", "two", "language", "audio")
                .node("Add", "three", "two", "vision")
                .sumOfRows("score", "three")
                .output("score", "batch");
        if (completeness) {
            graph.constant("thousand", new long[] {1}, 1000)
                    .sumOfRows("sum", "language")
                    .node("Div", "completeness", "sum", "thousand")
                    .output("completeness", "batch");
        }
        return graph.bytes();
    }
}
