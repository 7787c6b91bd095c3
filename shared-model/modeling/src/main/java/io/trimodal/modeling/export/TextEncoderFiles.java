package io.trimodal.modeling.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.model.Manifest.Tokenizer;
import io.trimodal.model.Sha256;
import io.trimodal.modeling.bert.PretrainedBert;
import io.trimodal.modeling.bert.RowQuantizedEncoder;
import io.trimodal.modeling.bert.TunedLayers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The text encoders, as the build unpacks them from their Maven artifacts into {@code target/text-encoders}, with the
 * layers that were tuned beside them; the system property {@code trimodal.text-encoders} names another folder.
 *
 * @param encoder ONNX file
 * @param vocabulary word pieces in the order of their ids
 * @param dims values per token
 */
public record TextEncoderFiles(String name, Path encoder, List<String> vocabulary, int dims) {
    /**
     * Name of {@link #english}; weights that were trained on another encoder's features are of no use with this one.
     */
    public static final String ENGLISH = "bge-small-en-v1.5 (int8, mean of layers 8 to 10)";

    /** Name of {@link #chinese}. */
    public static final String CHINESE = "bge-small-zh-v1.5-q";

    /** Name of {@link #chineseByRows}. */
    public static final String CHINESE_BY_ROWS = "bge-small-zh-v1.5 (int8 by rows, mean of layers 2 to 4)";

    /** Of bge-small-en's attention, as no shape tells it. */
    public static final int HEAD_WIDTH = 32;

    private static final int CHINESE_HEAD_WIDTH = 64;
    private static final int CHINESE_AVERAGED = 3;
    private static final int CHINESE_DIMS = 512;

    private static final String PRETRAINED = "bge-small-en-v1.5";
    private static final String TUNED_LAYERS = PRETRAINED + "-tuned.safetensors";
    private static final int ENGLISH_DIMS = 384;

    /** Of a digest that are enough in a name. */
    private static final int DIGITS = 12;

    private static final String PROPERTY = "trimodal.text-encoders";

    /**
     * bge-small-en-v1.5, int8, 384 dims, cut after its tenth layer; its token features are the mean of layers 8, 9 and
     * 10 (see {@link MiddleLayers}). Its vocabulary is bert-base-uncased's.
     */
    public static TextEncoderFiles english() {
        TextEncoderFiles whole = load("bge-small-en-v1.5-q", ENGLISH_DIMS);
        return new TextEncoderFiles(ENGLISH, middle(whole), whole.vocabulary(), whole.dims());
    }

    /**
     * bge-small-en-v1.5 with its upper layers tuned to sentiment, int8 by rows, 384 dims. The lower layers are the
     * artifact's. Its name tells which tuned layers it has, as features of others are of no use.
     */
    public static TextEncoderFiles tuned() {
        return tuned(folder());
    }

    static TextEncoderFiles tuned(Path folder) {
        Path layers = folder.resolve(TUNED_LAYERS);
        if (!Files.isRegularFile(layers)) {
            throw new MisfitException("no tuned layers in " + layers + "; ./trimodal tune-encoder makes them");
        }
        Path tokenizer = folder.resolve(PRETRAINED + "-tokenizer.json");
        return new TextEncoderFiles(
                tunedName(layers), rowQuantized(folder, layers), vocabulary(tokenizer), ENGLISH_DIMS);
    }

    private static String tunedName(Path layers) {
        return "bge-small-en-v1.5 (tuned layers " + digest(layers) + ", int8 by rows)";
    }

    private static String digest(Path file) {
        try {
            return Sha256.of(file).substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Path rowQuantized(Path folder, Path layers) {
        return made(folder.resolve(PRETRAINED + "-tuned-" + digest(layers) + ".onnx"), () -> {
            TunedLayers tuned = TunedLayers.read(layers);
            PretrainedBert bert = tuned.into(PretrainedBert.read(folder.resolve(PRETRAINED + ".onnx"), HEAD_WIDTH));
            return RowQuantizedEncoder.of(bert, tuned.averaged());
        });
    }

    private static Path middle(TextEncoderFiles whole) {
        return made(
                whole.encoder().resolveSibling(whole.name() + "-layers-8-9-10.onnx"),
                () -> MiddleLayers.mean(ModelProto.parseFrom(Files.readAllBytes(whole.encoder())), List.of(8, 9, 10))
                        .toByteArray());
    }

    @FunctionalInterface
    private interface Maker {
        byte[] make() throws IOException;
    }

    /** Beside the unpacked encoders at first use. */
    private static Path made(Path file, Maker maker) {
        if (Files.isRegularFile(file)) {
            return file;
        }
        try {
            Path draft = Files.createTempFile(file.getParent(), "draft", ".onnx");
            Files.write(draft, maker.make());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + file, e);
        }
    }

    /** bge-small-en-v1.5 in float32, all twelve layers: what is tuned, never served. */
    public static TextEncoderFiles pretrained() {
        return load(PRETRAINED, ENGLISH_DIMS);
    }

    /** bge-small-zh-v1.5, int8, 512 dims; its vocabulary is bert-base-chinese's. */
    public static TextEncoderFiles chinese() {
        return load(CHINESE, CHINESE_DIMS);
    }

    /**
     * bge-small-zh-v1.5, 512 dims, from the numbers of its int8 file, but quantised by rows, so that a text's features
     * do not depend on its batch; its token features are the mean of its upper three layers of four.
     */
    public static TextEncoderFiles chineseByRows() {
        TextEncoderFiles whole = chinese();
        Path made = made(
                whole.encoder().resolveSibling("bge-small-zh-v1.5-rows-2-3-4.onnx"),
                () -> RowQuantizedEncoder.of(
                        PretrainedBert.read(whole.encoder(), CHINESE_HEAD_WIDTH), CHINESE_AVERAGED));
        return new TextEncoderFiles(CHINESE_BY_ROWS, made, whole.vocabulary(), whole.dims());
    }

    /** ISO 639-1: of the texts that this encoder is for. */
    public String languageCode() {
        return name.startsWith("bge-small-zh") ? "zh" : "en";
    }

    /** The encoder of that {@link #name}: {@link #english}, {@link #chinese} or {@link #tuned}. */
    public static Optional<TextEncoderFiles> named(String name) {
        return named(name, folder());
    }

    static Optional<TextEncoderFiles> named(String name, Path folder) {
        Path layers = folder.resolve(TUNED_LAYERS);
        if (Files.isRegularFile(layers) && name.equals(tunedName(layers))) {
            return Optional.of(tuned(folder));
        }
        return switch (name) {
            case ENGLISH -> Optional.of(english());
            case CHINESE -> Optional.of(chinese());
            case CHINESE_BY_ROWS -> Optional.of(chineseByRows());
            default -> Optional.empty();
        };
    }

    /** As a part of a package. @param frames tokens that the model takes */
    public LanguageParts.Frozen part(int frames) {
        // packages say it where they are not for English, as those before did not say anything
        String code = languageCode().equals("en") ? "" : languageCode();
        return new LanguageParts.Frozen(encoder, vocabulary, new Tokenizer(true, frames, code));
    }

    private static TextEncoderFiles load(String name, int dims) {
        Path folder = folder();
        Path encoder = folder.resolve(name + ".onnx");
        Path tokenizer = folder.resolve(name + "-tokenizer.json");
        if (!Files.isRegularFile(encoder) || !Files.isRegularFile(tokenizer)) {
            throw new MisfitException("no text encoder " + name + " in " + folder
                    + "; build the project, or name its folder with -D" + PROPERTY);
        }
        return new TextEncoderFiles(name, encoder, vocabulary(tokenizer), dims);
    }

    /** Hugging Face's tokenizer.json: {@code model.vocab} maps each piece to its id. */
    private static List<String> vocabulary(Path tokenizer) {
        try {
            JsonNode vocabulary =
                    new ObjectMapper().readTree(tokenizer.toFile()).at("/model/vocab");
            String[] pieces = new String[vocabulary.size()];
            vocabulary.properties().forEach(entry -> pieces[entry.getValue().intValue()] = entry.getKey());
            if (Arrays.stream(pieces).anyMatch(Objects::isNull)) {
                throw new MisfitException(tokenizer + " has gaps in its vocabulary");
            }
            return List.of(pieces);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + tokenizer, e);
        }
    }

    /** Beside the classes of this module: {@code target/classes} and {@code target/text-encoders}. */
    private static Path folder() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        try {
            Path code = Path.of(TextEncoderFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.resolveSibling("text-encoders");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path is no path", e);
        }
    }
}
