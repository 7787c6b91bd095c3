package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.model.Manifest.DataSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataLicencesTest {
    private static final DataSource SENTENCES = DataLicences.sentences("sst5.csv");
    private static final DataSource OPEN = DataLicences.voices("emodb");

    @Test
    void weights_ofFreeData_areFree_andNonCommercialDataPassesOn() {
        assertThat(DataLicences.ofWeights(List.of(SENTENCES, OPEN))).isEqualTo("Apache-2.0");
        assertThat(DataLicences.ofWeights(List.of(SENTENCES, OPEN, DataLicences.voices("ravdess"))))
                .isEqualTo("CC-BY-NC-SA-4.0");
        assertThat(DataLicences.ofWeights(List.of(SENTENCES, OPEN, DataLicences.FER_PLUS)))
                .isEqualTo("CC-BY-NC-SA-4.0");
    }

    @Test
    void weights_ofSomebodysOwnData_haveNoLicenceThatWeKnow() {
        assertThat(DataLicences.ofWeights(List.of(DataLicences.sentences("sst5-mine.csv"))))
                .isEmpty();
        assertThat(DataLicences.ofWeights(List.of(SENTENCES, DataLicences.voices("ours"))))
                .isEmpty();
    }
}
