package io.trimodal.function.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedFunctionsTest {
    private static ServedFunctions of(Map<String, String> settings) {
        return new ServedFunctions(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build());
    }

    @Test
    void withoutTheSetting_allAreServed() {
        assertThat(of(Map.of()).keys()).containsExactly("predict", "robustness-check", "explain");
    }

    @ParameterizedTest
    @CsvSource({"predict,predict", "'explain,predict','predict,explain'", "' explain , explain ',explain"})
    void named_areServedInTheirOwnOrder(String setting, String served) {
        assertThat(of(Map.of(ServedFunctions.SETTING, setting)).keys()).containsExactly(served.split(","));
    }

    @Test
    void named_othersAreNot() {
        ServedFunctions functions = of(Map.of(ServedFunctions.SETTING, "explain"));
        assertThat(functions.contains(Function.EXPLAIN)).isTrue();
        assertThat(functions.contains(Function.PREDICT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',''", "'predict,',''", "Predict,Predict", "'explain, train',train"})
    void emptyAndUnknownNames_sayWhichThereAre(String setting, String name) {
        assertThatThrownBy(() -> of(Map.of(ServedFunctions.SETTING, setting)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("trimodal.functions is '" + setting + "', and there is no function '" + name
                        + "'; known are predict, robustness-check, explain, separated by commas");
    }
}
