package io.trimodal.function.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.trimodal.function.answer.ModelName;
import io.trimodal.function.clip.ClipReading;
import io.trimodal.function.clip.LiveClip;
import io.trimodal.function.clip.LiveClip.Track;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.model.Leases;
import io.trimodal.function.model.Models;
import io.trimodal.function.model.Scores;
import io.trimodal.function.model.Scoring;
import io.trimodal.function.request.JsonDocuments;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.usage.Identity;
import io.trimodal.function.usage.KeyIdentity;
import io.trimodal.function.usage.PaidCall;
import io.trimodal.function.usage.PaidCalls;
import io.trimodal.function.usage.Refusals;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.OverloadedException;
import io.trimodal.usage.Units;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Opens live calls, as many as there are places. Thread-safe. */
@Singleton
public final class LiveCalls {
    /** As predict counts: a segment is an utterance. */
    private static final String FUNCTION = "predict";

    private static final int LEAST_MESSAGE = 1024;
    private static final int MOST_MESSAGE = 64 << 20;

    private final LiveConfig config;
    private final Limits limits;
    private final ClipReading clips;
    private final Models models;
    private final Scoring scoring;
    private final KeyIdentity keys;
    private final PaidCalls paid;
    private final Refusals refusals;
    private final JsonDocuments documents;
    private final LiveMessages messages;
    private final LivePlaces places;
    private final MeterRegistry meters;
    private final Gauge open;

    /** @throws ConfigurationException naming a setting that nothing could keep */
    public LiveCalls(
            LiveConfig config,
            Limits limits,
            ClipReading clips,
            Models models,
            Scoring scoring,
            KeyIdentity keys,
            PaidCalls paid,
            Refusals refusals,
            ObjectMapper mapper,
            MeterRegistry meters) {
        require("connections", config.connections(), 0, 100_000);
        require("seconds", config.seconds(), 1, 1_000_000);
        require("message-size", config.messageSize().asLongValue(), LEAST_MESSAGE, MOST_MESSAGE);
        require("idle-timeout", config.idleTimeout().toMillis(), 1, Integer.MAX_VALUE);
        this.config = config;
        this.limits = limits;
        this.clips = clips;
        this.models = models;
        this.scoring = scoring;
        this.keys = keys;
        this.paid = paid;
        this.refusals = refusals;
        this.documents = new JsonDocuments(limits);
        this.messages = new LiveMessages(mapper);
        this.places = new LivePlaces(config.connections());
        this.meters = meters;
        this.open = Gauge.builder("trimodal.live.connections", places, LivePlaces::taken)
                .register(meters);
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ConfigurationException(
                    "trimodal.live." + name + " is " + value + ", which must be from " + least + " to " + most);
        }
    }

    /** So that a wrong setting ends the start. */
    void check(@Observes StartupEvent event) {}

    /** Meters outlive applications where several run in one process after each other. */
    @PreDestroy
    void close() {
        meters.remove(open);
    }

    /**
     * Begins a call; to be closed when it is over.
     *
     * @param identity who calls; empty where the first message is to bring the key
     * @param address where from
     * @throws OverloadedException if there is no place
     */
    public LiveCall open(Optional<Identity> identity, String address) {
        String caller = identity.map(known -> requester(known, address)).orElse("from " + address);
        return new LiveCall(this, identity.stream().toList(), places.take(caller), address);
    }

    String requester(Identity identity, String address) {
        return PaidCalls.requester(identity.caller(), address);
    }

    LiveMessages messages() {
        return messages;
    }

    int seconds() {
        return config.seconds();
    }

    long messageSize() {
        return config.messageSize().asLongValue();
    }

    TextMessage read(byte[] message) {
        return documents.read(message, json -> new LiveFields(json, limits).read());
    }

    /** @throws RuntimeException as {@link KeyIdentity#identify}, and if the quota was used up just now */
    Identity identify(List<Identity> known, String key) {
        Identity identity = known.isEmpty()
                ? keys.identify(header -> header.equals(KeyIdentity.HEADER) ? Optional.of(key) : Optional.empty())
                : known.getFirst();
        paid.requireNotExhausted(another(identity));
        return identity;
    }

    /** Each answer is counted for itself. */
    private static Identity another(Identity identity) {
        return new Identity(
                identity.caller(),
                identity.quota(),
                new Identity.Assigned(UUID.randomUUID().toString()));
    }

    ModelName model(ModelReference reference) {
        try (Leases leases = Leases.of(models.served(), List.of(reference), "/model")) {
            LoadedModel model = leases.models().getFirst();
            return ModelName.of(model.manifest(), model.digest());
        }
    }

    LiveClip follow(LiveStart start) {
        Set<Track> tracks = EnumSet.noneOf(Track.class);
        if (!start.sound().isEmpty()) {
            tracks.add(Track.SOUND);
        }
        if (!start.pictures().isEmpty()) {
            tracks.add(Track.PICTURES);
        }
        return clips.follow(start.clip().forModels(start.model().names()), tracks, start.cues(), config.seconds());
    }

    Scores score(PredictRequest request, Identity identity, String requester) {
        int utterances = request.utterances().size();
        try (PaidCall call = paid.open(FUNCTION, "GET /v1/live", another(identity), requester)) {
            Scores scores =
                    call.admit(utterances).answer(() -> scoring.score(request), _ -> new Units(utterances, utterances));
            meters.counter("trimodal.live.segments").increment(utterances);
            return scores;
        }
    }

    void refused(RuntimeException failure) {
        refusals.note(failure);
    }
}
