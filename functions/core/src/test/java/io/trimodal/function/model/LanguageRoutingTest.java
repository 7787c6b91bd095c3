package io.trimodal.function.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.model.Architecture;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.Manifest.Tokenizer;
import io.trimodal.model.ModelId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguageRoutingTest {
    private static final Manifest USUAL = model("usual", "");
    private static final Manifest CHINESE = model("chinese", "zh");
    private static final Manifest OTHER_CHINESE = model("other-chinese", "zh");
    private static final List<Manifest> SERVED = List.of(USUAL, CHINESE, OTHER_CHINESE);
    private static final Text ENGLISH_TEXT = new Text("A fine film.");
    private static final Text CHINESE_TEXT = new Text("这部电影真好看。");
    private static final Features FEATURES = new Features(1, 2, new float[] {1, 2});

    private static Manifest model(String name, String code) {
        return model(name, code, Architecture.ALMT);
    }

    private static Manifest model(String name, String code, Architecture architecture) {
        FeatureContract contract = new FeatureContract(2, 50, List.of(), "");
        return new Manifest(
                new ModelId(name, "1"),
                "",
                architecture,
                Map.of(),
                Map.of(Modality.LANGUAGE, contract, Modality.AUDIO, contract, Modality.VISION, contract),
                LabelScale.MOSI,
                new LanguageSource.FrozenEncoder(new Tokenizer(true, 50, code)),
                new Provenance("formula", "", "", -1, List.of()),
                Map.of(),
                Optional.empty(),
                Map.of());
    }

    private static PredictRequest request(ModelReference model, LanguageInput... said) {
        return new PredictRequest(
                model,
                Arrays.stream(said)
                        .map(language -> new Utterance(language.toString(), language, FEATURES, Absent.INSTANCE))
                        .toList());
    }

    private static PredictRequest unnamed(LanguageInput... said) {
        return request(new ModelReference.Default(), said);
    }

    private static PredictRequest route(List<Manifest> served, PredictRequest request) {
        return LanguageRouting.route(() -> served, request);
    }

    private static List<String> notes(PredictRequest request) {
        return request.utterances().stream().flatMap(u -> u.notes().stream()).toList();
    }

    @Test
    void route_ofChinese_isTheFirstModelForIt_andEachUtteranceSaysSo() {
        PredictRequest routed = route(SERVED, unnamed(CHINESE_TEXT, new Text("真难看")));
        assertThat(routed.model()).isEqualTo(new ModelReference.Named("chinese:1"));
        assertThat(notes(routed))
                .hasSize(2)
                .allMatch(note -> note.startsWith(
                        "the text is in Chinese, so chinese:1 answered instead of the default, usual:1"));
    }

    @Test
    void route_whereAModelIsNamed_isThatOne() {
        PredictRequest named = request(new ModelReference.Named("usual"), CHINESE_TEXT);
        assertThat(route(SERVED, named)).isSameAs(named);
    }

    @Test
    void route_ofWhatTheDefaultIsFor_orOfNoText_changesNothing() {
        for (PredictRequest request :
                List.of(unnamed(ENGLISH_TEXT), unnamed(FEATURES), unnamed(Absent.INSTANCE), unnamed(new Text("?!")))) {
            assertThat(route(SERVED, request)).isEqualTo(request);
        }
    }

    @Test
    void route_whereNoModelIsForTheLanguage_isTheDefault() {
        PredictRequest japanese = unnamed(new Text("とても良かった"));
        assertThat(route(SERVED, japanese)).isEqualTo(japanese);
        PredictRequest chinese = unnamed(CHINESE_TEXT);
        assertThat(route(List.of(USUAL), chinese)).isEqualTo(chinese);
        assertThat(route(List.of(), chinese)).isEqualTo(chinese);
    }

    @Test
    void route_ofAMixture_isTheDefault_andSaysWhatTheOthersNeed() {
        PredictRequest routed = route(SERVED, unnamed(ENGLISH_TEXT, CHINESE_TEXT));
        assertThat(routed.model()).isEqualTo(new ModelReference.Default());
        assertThat(routed.utterances().getFirst().notes()).isEmpty();
        assertThat(routed.utterances().getLast().notes())
                .singleElement()
                .asString()
                .contains("in Chinese, which chinese:1 is for");
    }

    @Test
    void route_ofChineseBesideAnUtteranceWithoutWords_isTheModelForChinese() {
        PredictRequest routed = route(SERVED, unnamed(CHINESE_TEXT, Absent.INSTANCE));
        assertThat(routed.model()).isEqualTo(new ModelReference.Named("chinese:1"));
        assertThat(routed.utterances().getLast().notes()).isEmpty();
    }

    @Test
    void route_ofChineseBesideTextsOfNoScript_isTheModelForChinese() {
        PredictRequest routed = route(SERVED, unnamed(CHINESE_TEXT, new Text("666"), new Text("?!")));
        assertThat(routed.model()).isEqualTo(new ModelReference.Named("chinese:1"));
        assertThat(notes(routed)).hasSize(1);
    }

    /** Of the script, and no letters: a number and a radical. */
    @Test
    void route_ofSignsOfAScriptAlone_isTheModelForIt() {
        for (String text : List.of("〇", "⺀")) {
            assertThat(route(SERVED, unnamed(new Text(text))).model()).isEqualTo(new ModelReference.Named("chinese:1"));
        }
    }

    @Test
    void route_ofWhatTheModelForChineseDoesNotTake_isTheDefault_andSaysSo() {
        PredictRequest ofAnEncoder = unnamed(CHINESE_TEXT, new Features(1, 2, new float[] {1, 2}));
        PredictRequest ofOtherValues = new PredictRequest(
                new ModelReference.Default(),
                List.of(new Utterance("u", CHINESE_TEXT, new Features(1, 1, new float[] {1}), Absent.INSTANCE)));
        for (PredictRequest request : List.of(ofAnEncoder, ofOtherValues)) {
            PredictRequest routed = route(SERVED, request);
            assertThat(routed.model()).isEqualTo(new ModelReference.Default());
            assertThat(notes(routed)).singleElement().asString().contains("cannot answer all of this request");
        }
    }

    @Test
    void route_ofAMixture_whereTheDefaultSaysWhatItIsFor_isNotedToo() {
        PredictRequest routed = route(List.of(model("english", "en"), CHINESE), unnamed(ENGLISH_TEXT, CHINESE_TEXT));
        assertThat(routed.model()).isEqualTo(new ModelReference.Default());
        assertThat(notes(routed)).hasSize(1);
    }

    @Test
    void route_isAModelOfTheDefaultsArchitecture_whereThereIsOne() {
        Manifest lnln = model("lnln", "", Architecture.LNLN);
        Manifest chineseLnln = model("lnln-zh", "zh", Architecture.LNLN);
        assertThat(route(List.of(lnln, CHINESE, chineseLnln), unnamed(CHINESE_TEXT))
                        .model())
                .isEqualTo(new ModelReference.Named("lnln-zh:1"));
        assertThat(route(List.of(lnln, CHINESE), unnamed(CHINESE_TEXT)).model())
                .isEqualTo(new ModelReference.Named("chinese:1"));
    }

    @Test
    void route_whereNoLanguageCouldDecide_asksForNoModels() {
        for (PredictRequest request :
                List.of(unnamed(ENGLISH_TEXT, FEATURES), request(new ModelReference.Named("usual"), CHINESE_TEXT))) {
            assertThat(LanguageRouting.route(
                            () -> {
                                throw new IllegalStateException("a package is damaged");
                            },
                            request))
                    .isSameAs(request);
        }
    }

    @Test
    void route_ofEnglish_whereTheDefaultIsForChinese_isTheDefault() {
        PredictRequest english = unnamed(ENGLISH_TEXT);
        assertThat(route(List.of(CHINESE, USUAL), english)).isEqualTo(english);
    }
}
