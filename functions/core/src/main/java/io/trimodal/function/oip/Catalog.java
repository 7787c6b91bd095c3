package io.trimodal.function.oip;

import io.trimodal.function.lifecycle.Draining;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.model.Models;
import io.trimodal.function.served.ServedFunctions;
import io.trimodal.model.ModelId;
import io.trimodal.model.UnknownModelException;
import io.trimodal.predict.ServedModels;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers what the protocol asks of the server and its models, whichever way it is asked. Thread-safe. */
@Singleton
public final class Catalog {
    private static final String NAME = "trimodal";

    private final Models models;
    private final Draining draining;
    private final Instance<ProtocolExtension> extensions;
    private final ServedFunctions functions;
    private final Limits limits;
    private final RawInputs raw;
    private final String version;

    public Catalog(
            Models models,
            Draining draining,
            Instance<ProtocolExtension> extensions,
            ServedFunctions functions,
            Limits limits,
            RawInputs raw,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.models = models;
        this.draining = draining;
        this.extensions = extensions;
        this.functions = functions;
        this.limits = limits;
        this.raw = raw;
        this.version = version;
    }

    public ServerMetadata server() {
        return new ServerMetadata(
                NAME,
                version,
                extensions.stream()
                        .filter(extension -> extension.isServed(functions))
                        .map(ProtocolExtension::name)
                        .sorted()
                        .toList());
    }

    /** Whether every model is loaded, warm and tested, and the process was not told to stop. */
    public boolean isReady() {
        return models.isReady() && !draining.hasBegun();
    }

    /**
     * Whether this model is.
     *
     * @throws UnknownModelException if it is not served
     */
    public boolean isReady(String reference) {
        if (!isReady()) {
            return false;
        }
        acquire(reference).close();
        return true;
    }

    /** @throws UnknownModelException if it is not served */
    public ModelMetadata model(String reference) {
        try (ServedModels.Lease lease = acquire(reference)) {
            return ModelMetadata.of(
                    lease.model().manifest(),
                    models.served().list(),
                    raw.of(lease.model().manifest()));
        }
    }

    /** What clients of Triton make inputs of. @throws UnknownModelException if it is not served */
    public ModelConfiguration config(String reference) {
        try (ServedModels.Lease lease = acquire(reference)) {
            return ModelConfiguration.of(
                    lease.model().manifest(),
                    limits.utterances(),
                    raw.of(lease.model().manifest()));
        }
    }

    /** Every version that is served, the default first. */
    public List<ServedVersion> index() {
        return models.served().list().stream().map(ServedVersion::of).toList();
    }

    /** The models' names, the default first. */
    public ModelNames names() {
        return new ModelNames(
                models.served().list().stream().map(ModelId::name).distinct().toList());
    }

    /** @throws UnknownModelException if it is not served */
    public ServedModels.Lease acquire(String reference) {
        return models.served().acquire(reference);
    }

    /** @param version empty for the newest that is served */
    public static String reference(String name, Optional<String> version) {
        return version.map(text -> name + ":" + text).orElse(name);
    }
}
