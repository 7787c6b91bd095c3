package io.trimodal.function.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LambdaSettingsTest {
    @Test
    void onLambda_nothingListensThatAnybodyElseCouldReach() {
        LambdaSettings settings = new LambdaSettings(true);

        assertThat(settings.getValue("quarkus.http.host")).isEqualTo("127.0.0.1");
        assertThat(settings.getValue("quarkus.http.port")).isEqualTo("0");
        assertThat(settings.getValue("quarkus.management.host-enabled")).isEqualTo("false");
        assertThat(settings.getOrdinal()).isGreaterThan(400);
    }

    @Test
    void elsewhere_theySayNothing() {
        assertThat(new LambdaSettings(false).getValue("quarkus.http.host")).isNull();
        assertThat(new LambdaSettings().getPropertyNames()).isEmpty();
    }
}
