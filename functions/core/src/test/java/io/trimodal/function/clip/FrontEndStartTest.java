package io.trimodal.function.clip;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.trimodal.modeling.frontend.FrontEndBuild;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Front ends are warm when the process is ready where that is asked for; else no start waits for them. */
final class FrontEndStartTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void make() {
        FrontEndBuild.main(new String[] {folder.toString(), folder.toString(), "voice:1.0.0", "voice-prosody:1.0.0"});
    }

    private static int loaded(Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(Map.of("trimodal.clips.front-ends", folder.toString()));
        settings.putAll(further);
        ClipsConfig config = new SmallRyeConfigBuilder()
                .withMapping(ClipsConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(ClipsConfig.class);
        try (ClipFrontEnds frontEnds = new ClipFrontEnds(config, () -> RuntimeOptions.cpu(1))) {
            new FrontEndStart(config, frontEnds, _ -> List.of()).load(new StartupEvent());
            return frontEnds.loaded();
        }
    }

    @Test
    void start_whereAsked_loadsThoseOfTheDefaultModel_andNoOthers() {
        // of the voice one, and what tells where somebody speaks
        assertThat(loaded(Map.of("trimodal.clips.warm", "true"))).isEqualTo(2);
    }

    @Test
    void start_elsewhere_loadsNone() {
        assertThat(loaded(Map.of())).isZero();
    }

    @Test
    void start_withoutFrontEnds_goesOn() {
        String nowhere = folder.resolve("nowhere").toString();

        assertThat(loaded(Map.of("trimodal.clips.warm", "true", "trimodal.clips.front-ends", nowhere)))
                .isZero();
    }
}
