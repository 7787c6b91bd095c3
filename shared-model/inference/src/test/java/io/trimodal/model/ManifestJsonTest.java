package io.trimodal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.feature.Modality;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<LanguageSource> languages() {
        return Stream.of(
                new LanguageSource.FeaturesOnly(),
                new LanguageSource.FrozenEncoder(new Tokenizer(true, 50)),
                new LanguageSource.FrozenEncoder(new Tokenizer(true, 50, "zh")),
                new LanguageSource.InsideEmbedding(new Tokenizer(false, 39), true),
                new LanguageSource.InsideEmbedding(new Tokenizer(false, 39), false));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void read_ofWhatWasWritten_isTheSameManifest(LanguageSource language) {
        Manifest manifest = TestManifests.manifest(
                new ModelId("toy", "1.0.0"), language, Map.of("fuse.onnx", "0123456789abcdef".repeat(4)));

        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "z", "ZH", "zh-CN", "中文"})
    void read_ofALanguageThatIsNoCode_saysWhatOneIs(String code) {
        ObjectNode tree = tree();
        ((ObjectNode) tree.at("/language")).put("code", code);

        assertRefused(tree, "/language/code must be two letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/format",
                "/name",
                "/version",
                "/description",
                "/architecture",
                "/configuration",
                "/features/language/dims",
                "/features/audio/frames",
                "/features/vision/description",
                "/label_scale/name",
                "/language/source",
                "/language/lower_case",
                "/language/max_tokens",
                "/provenance/kind",
                "/provenance/source",
                "/provenance/command",
                "/evaluation",
                "/files"
            })
    void read_withoutAField_namesIt(String pointer) {
        ObjectNode tree = tree();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) tree.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));

        assertRefused(tree, pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/format                  | 2",
                "/format                  | \"1\"",
                "/name                    | 7",
                "/configuration           | []",
                "/configuration/tokens    | \"8\"",
                "/features/audio/dims     | 2.5",
                "/features/audio/names    | [1, 2]",
                "/label_scale/name        | \"iemocap\"",
                "/language/source         | \"words\"",
                "/language/lower_case     | \"yes\"",
                "/language/max_tokens     | 2",
                "/language/max_tokens     | 513",
                "/language/max_tokens     | 2147483647",
                "/features/audio/frames   | 0",
                "/features/audio/frames   | -1",
                "/features/audio/frames   | 2147483647",
                "/features/audio/frames   | 4294967297",
                "/features/vision/dims    | 2147483647",
                "/configuration/tokens    | 0",
                "/configuration/tokens    | 2147483647",
                "/configuration/tokens    | 2.5",
                "/configuration/width     | 1e10",
                "/configuration/dropout   | 1e10",
                "/evaluation/toy~1mae     | \"good\"",
            })
    void read_wrongValue_namesTheField(String pointer, String value) throws Exception {
        ObjectNode tree = tree();
        int slash = pointer.lastIndexOf('/');
        String field = pointer.substring(slash + 1).replace("~1", "/");
        ((ObjectNode) tree.at(pointer.substring(0, slash))).set(field, MAPPER.readTree(value));

        assertRefused(tree, pointer.replace("~1", "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text_encoder_pieces", "text_encoder_segments"})
    void read_encoderCountThatIsNone_namesIt(String count) {
        ObjectNode tree = tree();
        ((ObjectNode) tree.get("configuration")).put(count, 0);

        assertRefused(tree, "/configuration/" + count + " must be from 1 to");
    }

    @Test
    void licences_ofWeightsAndData_areKept_andMayBeMissing() {
        Manifest plain = ManifestJson.read(tree().toString().getBytes(StandardCharsets.UTF_8));
        ObjectNode tree = tree();
        ObjectNode provenance = (ObjectNode) tree.get("provenance");
        provenance.put("licence", "CC0-1.0");
        provenance.putArray("data").addObject().put("name", "toys").put("licence", "MIT");

        Manifest manifest = ManifestJson.read(tree.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(plain.provenance().licence()).isEmpty();
        assertThat(ManifestJson.tree(plain).get("provenance").has("licence")).isFalse();
        assertThat(manifest.provenance().licence()).isEqualTo("CC0-1.0");
        assertThat(manifest.provenance().data()).containsExactly(new Manifest.DataSource("toys", "MIT"));
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void read_dataThatIsNoList_orHasNoLicence_isRefused() {
        ObjectNode tree = tree();
        ((ObjectNode) tree.get("provenance")).put("data", "toys");
        assertRefused(tree, "/provenance/data must be a list");
        ((ObjectNode) tree.get("provenance")).putArray("data").addObject().put("name", "toys");
        assertRefused(tree, "/provenance/data/0/licence is missing");
    }

    @Test
    void frameRate_isAFieldOfItsOwn_orWhatTheDescriptionStates() {
        ObjectNode tree = tree();
        ((ObjectNode) tree.at("/features/audio")).put("frame_rate", 12.5);
        ((ObjectNode) tree.at("/features/vision")).put("description", "5 frames/s: a face");

        Manifest manifest = ManifestJson.read(tree.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(manifest.contracts().get(Modality.LANGUAGE).frameRate()).isEmpty();
        assertThat(manifest.contracts().get(Modality.AUDIO).frameRate()).hasValue(12.5);
        assertThat(manifest.contracts().get(Modality.VISION).frameRate()).hasValue(5);
        assertThat(ManifestJson.tree(manifest).at("/features/vision/frame_rate").doubleValue())
                .isEqualTo(5);
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "1001", "-5", "1e999", "\"5\"", "null"})
    void read_frameRateThatIsNone_isRefused(String rate) {
        String json = tree().toString()
                .replace("\"description\":\"Voice.\"", "\"description\":\"Voice.\",\"frame_rate\":" + rate);

        assertThatThrownBy(() -> ManifestJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining("/features/audio/frame_rate must be a number of frames a second, from 1 to 1000");
    }

    @Test
    void read_contractOfMoreThanFitsInMemory_namesIt() {
        ObjectNode tree = tree();
        ((ObjectNode) tree.at("/features/vision"))
                .put("dims", 16_384)
                .put("frames", 1_025)
                .putArray("names");

        assertRefused(tree, "/features/vision/frames times dims must be at most 16777216, not 1025 times 16384");
    }

    @Test
    void contractThatWasNotLearned_isReadBack_andPackagesOfBeforeLearnedAll() {
        ObjectNode tree = tree();
        assertThat(ManifestJson.read(bytes(tree))
                        .contracts()
                        .get(Modality.VISION)
                        .learned())
                .isTrue();
        ((ObjectNode) tree.at("/features/vision")).put("learned", false);
        Manifest manifest = ManifestJson.read(bytes(tree));

        assertThat(manifest.contracts().get(Modality.VISION).learned()).isFalse();
        assertThat(manifest.contracts().get(Modality.AUDIO).learned()).isTrue();
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void read_learnedThatIsNone_namesIt() {
        ObjectNode tree = tree();
        ((ObjectNode) tree.at("/features/vision")).put("learned", "no");
        assertRefused(tree, "/features/vision/learned must be true or false");

        ObjectNode wordless = tree();
        ((ObjectNode) wordless.at("/features/language")).put("learned", false);
        assertRefused(wordless, "/features/language/learned must be true");
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, /configuration/dropout must be between",
        "0.25, /evaluation/toy/mae must be between",
        "1.5, half_width must be a number that is finite"
    })
    void read_numberBeyondDoubles_isRefused(String number, String reason) {
        String json = new String(ManifestJson.write(TestManifests.manifest()), StandardCharsets.UTF_8);
        byte[] endless = json.replace(": " + number, ": 1e999").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ManifestJson.read(endless))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../fuse.onnx", "/etc/passwd", "a/b.onnx", "..", ".hidden", "", "a\\b", "a\u0000b"})
    void read_fileNameThatLeavesTheDirectory_isRefused(String name) {
        ObjectNode tree = tree();
        ((ObjectNode) tree.get("files")).put(name, "a".repeat(64));

        assertRefused(tree, "is no plain file name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void read_badDigest_namesTheFile(String digest) {
        ObjectNode tree = tree();
        ((ObjectNode) tree.get("files")).put("fuse.onnx", digest);

        assertRefused(tree, "/files/fuse.onnx must be a SHA-256 in lower-case hex");
    }

    @Test
    void read_unknownArchitecture_saysWhichThereAre() {
        assertRefused(tree().put("architecture", "gpt"), "architecture must be almt or lnln, not 'gpt'");
    }

    @Test
    void read_nameThatIsAPath_isRefused() {
        assertRefused(tree().put("name", "../toy"), "model name '../toy'");
    }

    @Test
    void read_namesThatDoNotMatchTheDimensions_isRefused() throws Exception {
        ObjectNode tree = tree();
        ((ObjectNode) tree.at("/features/audio")).set("names", MAPPER.readTree("[\"pitch\"]"));

        assertRefused(tree, "1 names for 2 dimensions");
    }

    @Test
    void read_truncatedJson_isRefused() {
        byte[] json = ManifestJson.write(TestManifests.manifest());

        assertThatThrownBy(() -> ManifestJson.read(Arrays.copyOf(json, json.length / 2)))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageStartingWith("model.json: is not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7"})
    void read_noObject_isRefused(String json) {
        assertThatThrownBy(() -> ManifestJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessage("model.json: does not hold a JSON object");
    }

    private static ObjectNode tree() {
        return ManifestJson.tree(TestManifests.manifest());
    }

    private static byte[] bytes(ObjectNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(ObjectNode tree, String reason) {
        assertThatThrownBy(() -> ManifestJson.read(MAPPER.writeValueAsBytes(tree)))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageStartingWith("model.json: ")
                .hasMessageContaining(reason);
    }
}
