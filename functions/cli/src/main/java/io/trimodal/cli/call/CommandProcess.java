package io.trimodal.cli.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trimodal.function.clip.ClipFrontEnds;
import io.trimodal.function.clip.ClipModels;
import io.trimodal.function.clip.ClipReading;
import io.trimodal.function.clip.ClipsConfig;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.transcribe.Transcriber;
import io.trimodal.function.transcribe.TranscriberConfig;

/** What the commands of a process share; made when it is needed, as asking for help makes every command. */
final class CommandProcess {
    private static final Settings SETTINGS = new Settings();
    private static final MeterRegistry METERS = new SimpleMeterRegistry();
    /** Open until the process ends. */
    private static final ClipFrontEnds FRONT_ENDS =
            new ClipFrontEnds(SETTINGS.of(ClipsConfig.class), SETTINGS.runtime());

    private CommandProcess() {}

    static Settings settings() {
        return SETTINGS;
    }

    /** For what the functions count. */
    static MeterRegistry meters() {
        return METERS;
    }

    /** Reads recordings, with front ends that are loaded for the first of them. @param models of the repository */
    static ClipReading clips(ClipModels models) {
        return new ClipReading(
                SETTINGS.of(ClipsConfig.class),
                SETTINGS.of(Limits.class),
                FRONT_ENDS,
                new Transcriber(SETTINGS.of(TranscriberConfig.class)),
                models);
    }

    static ClipFrontEnds frontEnds() {
        return FRONT_ENDS;
    }
}
