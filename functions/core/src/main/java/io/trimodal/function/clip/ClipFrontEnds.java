package io.trimodal.function.clip;

import io.quarkus.runtime.ShutdownEvent;
import io.trimodal.function.location.InstalledFolder;
import io.trimodal.media.analysis.FrontEnds;
import io.trimodal.media.analysis.InstalledFrontEnds;
import io.trimodal.media.frontend.FrontEndChoice;
import io.trimodal.media.frontend.FrontEndFolder;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.model.Manifest;
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
 * The front ends of the process, each loaded when the first recording for a model that takes its values is read, unless
 * {@link FrontEndStart} was there before. Thread-safe.
 */
@Singleton
public final class ClipFrontEnds implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ClipFrontEnds.class);
    /** As for models: when nothing can ask for a score any more. */
    private static final int LAST = Integer.MAX_VALUE;

    private final ClipsConfig config;
    private final ClipRuntime settings;
    /** One, once they were looked for. */
    private final List<InstalledFrontEnds> installed = new ArrayList<>(1);

    private boolean closed;

    @Inject
    public ClipFrontEnds(ClipsConfig config, ClipRuntime settings) {
        this.config = config;
        this.settings = settings;
    }

    /**
     * Those that make what models take; loads them if nobody has.
     *
     * @param models that are to work on the same features; none for the usual front ends
     * @throws io.trimodal.media.analysis.MissingFrontEndException if there are none
     */
    synchronized FrontEnds of(List<Manifest> models) {
        if (closed) {
            throw new IllegalStateException("the process ends");
        }
        if (installed.isEmpty()) {
            installed.add(InstalledFrontEnds.of(new FrontEndFolder(folder()), new OnnxGraphs(settings.runtime())));
        }
        int before = loaded();
        long start = System.nanoTime();
        FrontEnds chosen = installed.getFirst().of(models);
        int more = loaded() - before;
        if (more > 0) {
            LOG.infof("loaded %d front ends in %d ms", more, (System.nanoTime() - start) / 1_000_000);
        }
        return chosen;
    }

    /** How many are loaded. */
    synchronized int loaded() {
        return installed.stream().mapToInt(InstalledFrontEnds::loaded).sum();
    }

    /**
     * Those that are there, loaded or not.
     *
     * @throws io.trimodal.model.InvalidPackageException if one is not as its manifest says
     */
    public List<FrontEndDescription> describe() {
        return choice().packages().stream().map(FrontEndDescription::of).toList();
    }

    /**
     * To find the one that makes what a model takes, loaded or not.
     *
     * @throws io.trimodal.model.InvalidPackageException if one is not as its manifest says
     */
    public FrontEndChoice choice() {
        return new FrontEndChoice(new FrontEndFolder(folder()).list());
    }

    /**
     * What recordings for models are read with; loads them if nobody has.
     *
     * @throws io.trimodal.media.analysis.MissingFrontEndException if there are none
     */
    public List<FrontEndManifest> manifests(List<Manifest> models) {
        return of(models).manifests();
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
        installed.forEach(InstalledFrontEnds::close);
        installed.clear();
    }
}
