package io.trimodal.function.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.oip.infer.UtteranceTensors;
import io.trimodal.function.oip.tensor.Datatype;
import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.function.oip.tensor.TensorValues;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.model.Architecture;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelId;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Language as text, features or token ids, by how the model comes to its language features. */
class OipUtterancesTest {
    private static final Manifest.Tokenizer TOKENIZER = new Manifest.Tokenizer(true, 50);
    private static final Manifest WITH_ENCODER = model(new LanguageSource.FrozenEncoder(TOKENIZER));
    private static final Manifest FINE_TUNED = model(new LanguageSource.InsideEmbedding(TOKENIZER, true));

    private final UtteranceTensors tensors =
            new UtteranceTensors(new FewLimits(new MemorySize(BigInteger.TEN), 4, 3, 4, 12, 20));

    private record FewLimits(
            MemorySize bodySize, int utterances, int frames, int valuesPerFrame, int textCharacters, int nameCharacters)
            implements Limits {}

    private static Manifest model(LanguageSource language) {
        FeatureContract contract = new FeatureContract(2, 50, List.of(), "");
        return new Manifest(
                new ModelId("m", "1"),
                "",
                Architecture.ALMT,
                Map.of(),
                Map.of(Modality.LANGUAGE, contract, Modality.AUDIO, contract, Modality.VISION, contract),
                LabelScale.SIMS,
                language,
                new Manifest.Provenance("formula", "", "", -1, List.of()),
                Map.of(),
                Optional.empty(),
                Map.of());
    }

    private static Tensor text(List<Long> shape, String... texts) {
        return new Tensor("text", Datatype.BYTES, shape, new TensorValues.Texts(List.of(texts)));
    }

    private static Tensor integers(String name, List<Long> shape, long... values) {
        return new Tensor(name, Datatype.INT64, shape, new TensorValues.Integers(values));
    }

    private static Tensor floats(String name, List<Long> shape, float... values) {
        return new Tensor(name, Datatype.FP32, shape, new TensorValues.Floats(values));
    }

    private List<Utterance> read(Manifest model, Tensor... inputs) {
        return tensors.read(model, List.of(inputs)).stream().toList();
    }

    @Test
    void signature_namesWhatTheModelTakes() {
        assertThat(TensorMetadata.list(ModelSignature.inputs(WITH_ENCODER)))
                .startsWith("text BYTES [-1, 1], language FP32 [-1, -1, 2], language_length INT64 [-1], audio FP32");
        assertThat(TensorMetadata.list(ModelSignature.inputs(FINE_TUNED)))
                .startsWith("text BYTES [-1, 1], input_ids INT64 [-1, -1], attention_mask INT64 [-1, -1],"
                        + " token_type_ids INT64 [-1, -1], audio FP32");
        assertThat(TensorMetadata.list(ModelSignature.outputs(WITH_ENCODER)))
                .startsWith("score FP32 [-1], sentiment BYTES [-1], class_index INT32 [-1, 3]");
    }

    @Test
    void text_isAColumnOrARow_andEmptyIsAbsent() {
        for (List<Long> shape : List.of(List.of(2L, 1L), List.of(2L))) {
            List<Utterance> read =
                    read(WITH_ENCODER, text(shape, "fine", ""), floats("audio", List.of(2L, 1L, 2L), 1, 2, 3, 4));
            assertThat(read).extracting(Utterance::id).containsExactly("0", "1");
            assertThat(read).extracting(Utterance::language).containsExactly(new Text("fine"), Absent.INSTANCE);
            assertThat(((Features) read.get(1).audio()).values()).containsExactly(3, 4);
        }
    }

    @Test
    void textAndLanguage_areEachOthersAlternative_byUtterance() {
        Tensor language = floats("language", List.of(2L, 1L, 2L), 1, 2, 3, 4);
        Tensor text = text(List.of(2L), "", "fine");
        List<Utterance> read = read(WITH_ENCODER, text, language, integers("language_length", List.of(2L), 1, 0));
        assertThat(read.get(0).language()).isInstanceOf(Features.class);
        assertThat(read.get(1).language()).isEqualTo(new Text("fine"));
        assertThatThrownBy(() -> read(WITH_ENCODER, text, language))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageStartingWith("input 'text' is given for utterance 1, and so is language in another form");
        assertThatThrownBy(() -> read(WITH_ENCODER, text))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageContaining("no modality at all for utterance 0");
    }

    @Test
    void text_hasItsLimit() {
        assertThatThrownBy(() -> read(WITH_ENCODER, text(List.of(1L), "more than twelve")))
                .isInstanceOf(TooLargeException.class)
                .hasMessage("input 'text' has 16 characters for utterance 0; at most 12 are taken");
    }

    @Test
    void tokenIds_haveTheirMask() {
        Utterance read = read(
                        FINE_TUNED,
                        integers("input_ids", List.of(1L, 3L), 101, 7, 102),
                        integers("attention_mask", List.of(1L, 3L), 1, 1, 0))
                .getFirst();
        assertThat(((TokenIds) read.language()).ids()).containsExactly(101, 7, 102);
        assertThat(((TokenIds) read.language()).attentionMask()).containsExactly(1, 1, 0);
        assertThat(((TokenIds) read.language()).segmentIds()).containsExactly(0, 0, 0);
        assertThatThrownBy(() -> read(
                        FINE_TUNED,
                        integers("input_ids", List.of(1L, 2L), 101, 102),
                        integers("attention_mask", List.of(1L, 2L), 1, 2)))
                .hasMessage("input 'attention_mask' is 2 at [0, 1], but must be from 0 to 1");
        assertThatThrownBy(() -> read(FINE_TUNED, integers("attention_mask", List.of(1L, 1L), 1)))
                .hasMessage("input 'attention_mask' is given without input 'input_ids'");
        assertThatThrownBy(() -> read(
                        FINE_TUNED,
                        integers("input_ids", List.of(1L, 2L), 101, 102),
                        integers("token_type_ids", List.of(1L, 1L), 0)))
                .hasMessage("input 'token_type_ids' has 1 tokens per utterance, but input 'input_ids' has 2");
    }
}
