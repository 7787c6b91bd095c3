package io.trimodal.function.clip;

import io.quarkus.runtime.StartupEvent;
import io.trimodal.function.lifecycle.StartFaults;
import io.trimodal.media.analysis.MissingFrontEndException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Loads the default model's front ends before the process is ready where {@code trimodal.clips.warm} asks for it, so
 * that its first recording waits no longer than others. Those of other models are loaded with the first recording.
 */
@Singleton
final class FrontEndStart {
    private static final Logger LOG = Logger.getLogger(FrontEndStart.class);
    /** Models, which say what they take, are loaded with 0. */
    private static final int AFTER_MODELS = 100;

    private final boolean warm;
    private final ClipFrontEnds frontEnds;
    private final ClipModels models;

    FrontEndStart(ClipsConfig config, ClipFrontEnds frontEnds, ClipModels models) {
        this.warm = config.warm();
        this.frontEnds = frontEnds;
        this.models = models;
    }

    void load(@Observes @Priority(AFTER_MODELS) StartupEvent event) {
        if (!warm) {
            return;
        }
        StartFaults.said(() -> {
            try {
                frontEnds.of(models.manifests(List.of()));
            } catch (MissingFrontEndException e) {
                LOG.infof("no recordings can be read: %s", e.getMessage());
            }
            return frontEnds;
        });
    }
}
