package io.trimodal.modeling.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.export.ServingParameters;
import io.trimodal.modeling.parameter.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {
    /** Counts of MODEL-SPEC.md, section 8, for what inference needs. */
    @ParameterizedTest
    @CsvSource({
        "ALMT, mosi, 2603649",
        "ALMT, mosei, 3223041",
        "ALMT, sims, 3232897",
        "LNLN, mosi, 4693634",
        "LNLN, mosei, 5313026",
        "LNLN, sims, 5322882"
    })
    void named_publishedConfigurations_haveThePublishedParameterCounts(
            Architecture architecture, String name, int count) {
        int parameters = ServingParameters.shapes(PublishedConfigurations.named(architecture, name)).values().stream()
                .mapToInt(Weights::elements)
                .sum();

        assertThat(parameters).isEqualTo(count);
    }

    @Test
    void parse_ownForm_takesWhatIsLeftOutFromTheBase() {
        Configuration configuration = ConfigurationFile.parse(
                Architecture.ALMT, "mine.yaml", "base: sims\nfusion_depth: 3\naudio_frames: 60\n");

        assertThat(configuration.fusionDepth()).isEqualTo(3);
        assertThat(configuration.input(Modality.AUDIO)).isEqualTo(new Configuration.Input(60, 33));
        assertThat(configuration.input(Modality.VISION)).isEqualTo(new Configuration.Input(55, 709));
    }

    @Test
    void parse_numbersOfAConfiguration_giveItBack() {
        Configuration published = PublishedConfigurations.named(Architecture.LNLN, "sims");
        StringBuilder yaml = new StringBuilder();
        published.numbers().forEach((name, number) -> yaml.append(name + ": " + number + "\n"));

        assertThat(ConfigurationFile.parse(Architecture.LNLN, "sims", yaml.toString()))
                .isEqualTo(published);
    }

    @Test
    void parse_authorsForm_readsTheirNames() {
        Configuration configuration = ConfigurationFile.parse(Architecture.ALMT, "authors.yaml", """
                model:
                  l_input_dim: 768
                  a_input_dim: 74
                  v_input_dim: 35
                  l_input_length: 50
                  a_input_length: 500
                  v_input_length: 450
                  token_dim: 128
                  token_length: 8
                  proj_depth: 1
                  proj_heads: 8
                  proj_mlp_dim: 128
                  AHL_depth: 3
                  ahl_heads: 8
                  ahl_dim_head: 16
                  fusion_layer_depth: 4
                """);

        assertThat(configuration.input(Modality.VISION)).isEqualTo(new Configuration.Input(450, 35));
        assertThat(configuration.fusionDepth()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fusion_dept: 2 | fusion_dept | is unknown",
                "fusion_depth: two | fusion_depth | must be an integer",
                "fusion_depth: 0 | fusion_depth | must be between 1 and",
                "audio_frames: 1.5 | audio_frames | must be an integer",
                "base: mosii | config | is neither of",
                "model: {l_input_dim: 768} | model.l_input_length | is missing",
                "[1, 2] | bad.yaml | must hold an object",
                "'a: b: c:' | bad.yaml | is not YAML or JSON",
            })
    void parse_badFile_namesTheField(String yaml, String field, String reason) {
        assertThatThrownBy(() -> ConfigurationFile.parse(Architecture.ALMT, "bad.yaml", yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(field)
                .hasMessageContaining(reason);
    }

    @Test
    void resolve_neitherNameNorFile_saysWhatThereIs() {
        assertThatThrownBy(() -> ConfigurationFile.resolve(Architecture.ALMT, "mosy"))
                .hasMessageContaining("'mosy' is neither of [mosi, mosei, sims] nor a file");
    }

    @Test
    void parse_concatenation_isAnAblationOfAlmtAlone() {
        Configuration ablation = ConfigurationFile.parse(Architecture.ALMT, "ablation", "hyper_concatenated: 1");

        assertThat(ablation.hyper().concatenated()).isTrue();
        assertThat(ConfigurationFile.parse(
                                Architecture.ALMT,
                                "again",
                                ablation.numbers().toString().replace('=', ':').replace(":", ": "))
                        .hyper())
                .isEqualTo(ablation.hyper());
        assertThatThrownBy(() -> ConfigurationFile.parse(Architecture.LNLN, "ablation", "hyper_concatenated: 1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LNLN has none");
    }
}
