package io.trimodal.function.model;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trimodal.explain.Explainer;
import io.trimodal.function.lifecycle.StartFaults;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.model.JoinedRepositories;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.Manifest;
import io.trimodal.model.MissingRepositoryException;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelRepository;
import io.trimodal.model.RemoteRepositories;
import io.trimodal.predict.Predictor;
import io.trimodal.predict.ServedModels;
import io.trimodal.predict.batch.BatchedPredictor;
import io.trimodal.robustness.RobustnessChecker;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions.Device;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Loads the models when the process starts and closes them when it ends, after the last request. A model that cannot be
 * loaded ends the start: a function that serves half of what it should is worse than none.
 */
@Singleton
public final class Models implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Models.class);
    /** After every other observer, when nothing can ask for a score any more. */
    private static final int LAST = Integer.MAX_VALUE;

    private final ModelsConfig config;
    private final Iterable<RemoteRepositories> remote;
    private final InferencePool pool;
    private final RuntimeSettings settings;
    private final MeterRegistry meters;
    private final Gauge inFlight;
    private volatile State state = new Loading();

    /** @param remote of which there need be none */
    @Inject
    public Models(
            ModelsConfig config, Instance<RemoteRepositories> remote, RuntimeSettings settings, MeterRegistry meters) {
        this(config, (Iterable<RemoteRepositories>) remote, settings, meters);
    }

    private Models(
            ModelsConfig config, Iterable<RemoteRepositories> remote, RuntimeSettings settings, MeterRegistry meters) {
        this.config = config;
        this.remote = remote;
        this.settings = settings;
        this.meters = meters;
        this.pool = settings.pool();
        this.inFlight = Gauge.builder("trimodal.inference.requests", pool, InferencePool::inFlight)
                .register(meters);
    }

    /**
     * The models of a process that has no container of beans, such as a command: loaded, and open until
     * {@link #close()}. They are read from a directory.
     *
     * @throws MissingRepositoryException if there is no repository, or no package in it
     * @throws io.trimodal.model.UnknownModelException if one of the names is not in it
     */
    public static Models open(ModelsConfig config, RuntimeSettings settings, MeterRegistry meters) {
        Models models = new Models(config, List.<RemoteRepositories>of(), settings, meters);
        try {
            models.load();
            return models;
        } catch (RuntimeException e) {
            models.close();
            throw e;
        }
    }

    /** How far the models are. */
    private sealed interface State {}

    private record Loading() implements State {}

    private record Serving(
            String repository, ServedModels models, long loadMillis, Device device, BatchedPredictor predictor)
            implements State {}

    private record Closed() implements State {}

    void load(@Observes @Priority(0) StartupEvent event) {
        StartFaults.said(() -> {
            load();
            return state;
        });
    }

    private void load() {
        long start = System.nanoTime();
        Opened opened = repository();
        ModelRepository repository = opened.repository();
        OnnxGraphs graphs = new OnnxGraphs(settings.runtime());
        ServedModels models = new ServedModels(repository, graphs);
        for (String reference : references(repository, opened.location())) {
            LOG.infof("loaded %s in %d ms%s", reference, models.load(reference), weights(models, reference));
        }
        if (graphs.fellBack()) {
            LOG.warn("no GPU can be used here (trimodal.execution-provider=auto): models run on the processor");
        }
        meters.gauge("trimodal.execution.provider", List.of(Tag.of("provider", key(graphs.device()))), 1);
        state = new Serving(
                opened.location(),
                models,
                (System.nanoTime() - start) / 1_000_000,
                graphs.device(),
                new BatchedPredictor(new Predictor(pool), settings.batches(graphs.device()), new BatchMetrics(meters)));
    }

    /** Under which licence the weights are, and what of; nothing where the package does not say. */
    private static String weights(ServedModels models, String reference) {
        try (ServedModels.Lease lease = models.acquire(reference)) {
            Manifest.Provenance provenance = lease.model().manifest().provenance();
            return provenance.licence().isEmpty()
                    ? ""
                    : provenance.data().stream()
                            .map(Manifest.DataSource::name)
                            .collect(Collectors.joining(
                                    ", ", "; weights under " + provenance.licence() + ", trained on ", ""));
        }
    }

    /** A model repository, and what it is called in messages. */
    private record Opened(ModelRepository repository, String location) {}

    private Opened repository() {
        Opened first = config.repository()
                .filter(Models::isAddress)
                .map(address -> remote("trimodal.models.repository", address))
                .orElseGet(() -> local(RepositoryLocation.find(config)));
        List<Opened> all = new ArrayList<>(List.of(first));
        config.furtherRepositories().orElse(List.of()).forEach(place -> all.add(further(place)));
        return all.size() == 1
                ? first
                : new Opened(
                        new JoinedRepositories(
                                all.stream().map(Opened::repository).toList()),
                        all.stream().map(Opened::location).collect(Collectors.joining(", ")));
    }

    private Opened further(String place) {
        String setting = "trimodal.models.further-repositories";
        return isAddress(place) ? remote(setting, place) : local(RepositoryLocation.directory(setting, Path.of(place)));
    }

    private Opened local(Path directory) {
        return new Opened(new LocalModelRepository(directory, config.verify()), directory.toString());
    }

    private Opened remote(String setting, String address) {
        return new Opened(
                StreamSupport.stream(remote.spliterator(), false)
                        .filter(repositories -> repositories.serves(address))
                        .findFirst()
                        .orElseThrow(() -> new MissingRepositoryException(setting + " is " + address
                                + ", which this application cannot read: it takes directories"
                                + (remote.iterator().hasNext() ? " and s3://BUCKET/PREFIX" : "")))
                        .open(address),
                address);
    }

    private static boolean isAddress(String place) {
        return place.contains("://");
    }

    void close(@Observes @Priority(LAST) ShutdownEvent event) {
        close();
    }

    /** Ends what {@link #open} began. Nothing may be scoring any more. */
    @Override
    public void close() {
        State last = state;
        state = new Closed();
        if (last instanceof Serving serving) {
            serving.models().close();
        }
        pool.close();
        // meters outlive applications where several run in one process after each other
        meters.remove(inFlight);
    }

    /** The models being served. @throws NotReadyException before they are loaded and after they are closed */
    public ServedModels served() {
        return serving().models();
    }

    /** To the model that answers it, as far as the language of its texts decides that. */
    public PredictRequest routed(PredictRequest request) {
        return LanguageRouting.route(this::manifests, request);
    }

    /** Of all that are served, the default first. */
    public List<Manifest> manifests() {
        return served().manifests();
    }

    /** Scores with these models, requests that come together in one batch where that is set. */
    public BatchedPredictor predictor() {
        return serving().predictor();
    }

    /** What the models run on: {@code cpu} or {@code cuda}. */
    public String executionProvider() {
        return key(serving().device());
    }

    private static String key(Device device) {
        return device.name().toLowerCase(Locale.ROOT);
    }

    /** Explains with these models. */
    public Explainer explainer() {
        return new Explainer(pool);
    }

    /** Checks with these models. */
    public RobustnessChecker robustnessChecker() {
        return new RobustnessChecker(pool);
    }

    public boolean isReady() {
        return state instanceof Serving;
    }

    /** Where the models came from. */
    public String location() {
        return serving().repository();
    }

    /** How long all of them took to load, warm and test. */
    public long loadMillis() {
        return serving().loadMillis();
    }

    private Serving serving() {
        return switch (state) {
            case Serving serving -> serving;
            case Loading _ -> throw new NotReadyException("the models are being loaded");
            case Closed _ -> throw new NotReadyException("the models are closed");
        };
    }

    /** The default model first, as the first one loaded answers where none is named. */
    private SequencedSet<String> references(ModelRepository repository, String location) {
        List<String> names = config.names()
                .orElseGet(() ->
                        repository.list().stream().map(ModelId::name).distinct().toList());
        if (names.isEmpty()) {
            throw new MissingRepositoryException("the model repository " + location + " holds no model package");
        }
        SequencedSet<String> references = new LinkedHashSet<>();
        String preferred = config.defaultModel();
        names.stream().filter(name -> isOf(name, preferred)).forEach(references::add);
        if (references.isEmpty()) {
            LOG.infof(
                    "trimodal.models.default, %s, is not served here; the default is %s", preferred, names.getFirst());
        }
        references.addAll(names);
        return references;
    }

    private static boolean isOf(String reference, String preferred) {
        return reference.equals(preferred) || reference.startsWith(preferred + ":");
    }
}
