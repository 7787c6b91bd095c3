package io.trimodal.function.clip;

import io.quarkus.runtime.ShutdownEvent;
import io.trimodal.function.location.InstalledFolder;
import io.trimodal.media.analysis.FrontEnds;
import io.trimodal.media.frontend.FrontEndFolder;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.runtime.OnnxGraphs;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The front ends of the process. They are loaded with the first recording: a process that never gets one pays nothing
 * for them, and the first answer to a sentence does not wait. Thread-safe.
 */
@Singleton
public final class ClipFrontEnds implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ClipFrontEnds.class);
    /** As for models: when nothing can ask for a score any more. */
    private static final int LAST = Integer.MAX_VALUE;

    private final ClipsConfig config;
    private final ClipRuntime settings;
    /** One, once it is loaded. */
    private final List<FrontEnds> loaded = new ArrayList<>(1);

    private boolean closed;

    @Inject
    public ClipFrontEnds(ClipsConfig config, ClipRuntime settings) {
        this.config = config;
        this.settings = settings;
    }

    /**
     * Loads them if nobody has.
     *
     * @throws io.trimodal.media.analysis.MissingFrontEndException if there are none
     */
    synchronized FrontEnds get() {
        if (closed) {
            throw new IllegalStateException("the process ends");
        }
        if (loaded.isEmpty()) {
            long start = System.nanoTime();
            FrontEnds opened = FrontEnds.open(new FrontEndFolder(folder()), new OnnxGraphs(settings.runtime()));
            LOG.infof("loaded front ends in %d ms", (System.nanoTime() - start) / 1_000_000);
            loaded.add(opened);
        }
        return loaded.getFirst();
    }

    /**
     * Those that are there, loaded or not.
     *
     * @throws io.trimodal.model.InvalidPackageException if one is not as its manifest says
     */
    public List<FrontEndDescription> describe() {
        return new FrontEndFolder(folder())
                .list().stream().map(FrontEndDescription::of).toList();
    }

    /**
     * What recordings are read with; loads them if nobody has.
     *
     * @throws io.trimodal.media.analysis.MissingFrontEndException if there are none
     */
    public List<FrontEndManifest> manifests() {
        return get().manifests();
    }

    private Path folder() {
        InstalledFolder installed = new InstalledFolder("front-ends", config.built());
        return config.frontEnds().map(Path::of).or(installed::find).orElse(Path.of(installed.beside()));
    }

    void close(@Observes @Priority(LAST) ShutdownEvent event) {
        close();
    }

    @Override
    public synchronized void close() {
        closed = true;
        loaded.forEach(FrontEnds::close);
        loaded.clear();
    }
}
