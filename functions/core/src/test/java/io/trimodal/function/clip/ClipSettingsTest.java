package io.trimodal.function.clip;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipSettingsTest {
    private static ClipsConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(ClipsConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(ClipsConfig.class);
    }

    @Test
    void require_defaults_areFine() {
        assertThatCode(() -> ClipSettings.require(with(Map.of()))).doesNotThrowAnyException();
        assertThatCode(() -> ClipSettings.require(with(Map.of("trimodal.clips.ffmpeg", "none"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> ClipSettings.require(with(Map.of("trimodal.clips.front-ends", "/nowhere/at/all"))))
                .as("a build without front ends")
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "seconds, 0, must be from 1 to 1000000",
        "pixels, -5, must be from 1 to",
        "pixels, 99999999999, must be from 1 to",
        "segment-seconds, 0.5, must be from 1 to 600",
        "segment-seconds, NaN, must be from 1 to 600",
        "segments, 0, must be from 1 to",
        "at-once, 0, must be from 1 to",
        "waiting, -1, must be from 0 to",
        "transcript-size, 0, must be from 1 to",
        "decoding-time, 0S, must be more than 0",
        "front-ends, pom.xml, is a file",
        "ffmpeg, /nowhere/ffmpeg, is no program"
    })
    void require_nonsense_namesTheSetting(String name, String value, String expected) {
        assertThatThrownBy(() -> ClipSettings.require(with(Map.of("trimodal.clips." + name, value))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("trimodal.clips." + name + " is ")
                .hasMessageContaining(expected);
    }
}
