package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.feature.Utterance;
import io.trimodal.function.clip.ClipUtterances;
import io.trimodal.function.clip.ReadClip;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.clip.WantedSegments;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the body of {@code POST /v1/predict}, and of the functions that take the same utterances and further fields, in
 * one pass, and enforces the limits while it reads: what is too large is refused before the rest of it is looked at.
 * Thread-safe.
 */
@Singleton
public final class PredictRequestReader {
    private static final String MODEL = "model";
    private static final String UTTERANCES = "utterances";
    private static final String CLIP = "clip";

    private final JsonDocuments documents;
    private final Limits limits;
    private final ClipUtterances clips;

    /** @param clips makes utterances of recordings */
    @Inject
    public PredictRequestReader(Limits limits, ClipUtterances clips) {
        this.limits = limits;
        this.documents = new JsonDocuments(limits);
        this.clips = clips;
    }

    /** Refuses recordings. */
    public PredictRequestReader(Limits limits) {
        this(limits, ClipUtterances.NONE);
    }

    /**
     * @param body read to its end, not closed
     * @throws MalformedRequestException if the body is not a request
     * @throws io.trimodal.function.problem.TooLargeException if it goes beyond a limit
     * @throws BodyUnavailableException if the body stops coming
     */
    public PredictRequest read(InputStream body) {
        return read(body, FurtherFields.NONE);
    }

    /** @param further what the function takes beside model and utterances */
    public PredictRequest read(InputStream body, FurtherFields further) {
        return read(body, further, Cancellation.NEVER);
    }

    /** @param cancellation asked while a recording is decoded */
    public PredictRequest read(InputStream body, FurtherFields further, Cancellation cancellation) {
        try {
            return read(body.readAllBytes(), Attachments.none(limits), further, cancellation);
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }

    /** @param bytes a body */
    public PredictRequest read(byte[] bytes, FurtherFields further) {
        return read(bytes, Attachments.none(limits), further, Cancellation.NEVER);
    }

    /**
     * Reads one utterance that is a document of its own.
     *
     * @param id where it has none
     */
    public Utterance utterance(byte[] bytes, String id) {
        return documents.read(bytes, json -> {
            if (json.ended()) {
                throw json.malformed("is empty; give an utterance");
            }
            Utterance utterance = new UtteranceReader(json, limits, Attachments.none(limits), id).read();
            requireEnd(json);
            return utterance;
        });
    }

    /** @param attachments to which the document may refer */
    PredictRequest read(byte[] bytes, Attachments attachments, FurtherFields further, Cancellation cancellation) {
        return documents.read(bytes, json -> read(json, attachments, further, cancellation));
    }

    /** A string that names something: an id or a model. */
    public static String name(JsonInput json, Limits limits) {
        String value = json.string();
        if (value.isEmpty()) {
            throw json.malformed("is empty; give a name, or leave the field out");
        }
        if (value.length() > limits.nameCharacters()) {
            throw json.malformed(
                    "has " + value.length() + " characters; at most " + limits.nameCharacters() + " are taken");
        }
        return value;
    }

    private PredictRequest read(
            JsonInput json, Attachments attachments, FurtherFields further, Cancellation cancellation) {
        if (json.ended()) {
            throw json.malformed("is empty; send an object with utterances");
        }
        List<Utterance> utterances = new ArrayList<>();
        List<ModelReference> model = new ArrayList<>(1);
        List<RequestedClip> clip = new ArrayList<>(1);
        json.object(name -> {
            switch (name) {
                case MODEL -> {
                    if (!json.at(JsonToken.VALUE_NULL)) {
                        model.add(new ModelReference.Named(name(json, limits)));
                    }
                }
                case UTTERANCES -> readUtterances(json, attachments, utterances);
                case CLIP -> {
                    if (!json.at(JsonToken.VALUE_NULL)) {
                        clip.add(new ClipFields(json, attachments, limits).read());
                    }
                }
                default -> {
                    if (!further.read(name, json)) {
                        throw json.unknownField(fields(further));
                    }
                }
            }
        });
        requireEnd(json);
        ModelReference named = model.isEmpty() ? new ModelReference.Default() : model.getFirst();
        if (!clip.isEmpty()) {
            if (!utterances.isEmpty()) {
                throw malformed("/clip", "stands beside utterances; give one of them");
            }
            attachments.refuseUnused(); // before the long work
            List<String> models = model.isEmpty() ? further.models() : named.names();
            RequestedClip wanted = clip.getFirst().forModels(models);
            ReadClip read = WantedSegments.of(wanted, clips.read(wanted, cancellation));
            return new PredictRequest(named, read.utterances(), new Origin.Clip(read.account()));
        }
        if (utterances.isEmpty()) {
            throw malformed("/utterances", "is missing; give an array of utterances, or a clip");
        }
        refuseRepeatedIds(utterances);
        return new PredictRequest(named, List.copyOf(utterances));
    }

    private static void requireEnd(JsonInput json) {
        json.next();
        if (!json.ended()) {
            throw json.malformed("goes on after its end, with " + json.tokenName() + "; send one object");
        }
    }

    private static String fields(FurtherFields further) {
        List<String> fields = new ArrayList<>(List.of(MODEL, UTTERANCES, CLIP));
        fields.addAll(further.names());
        return String.join(", ", fields);
    }

    private void readUtterances(JsonInput json, Attachments attachments, List<Utterance> into) {
        json.enterArray("an array of utterances");
        for (; json.inArray(); json.next()) {
            if (into.size() == limits.utterances()) {
                throw json.tooLarge(
                        "is one utterance too many; at most " + limits.utterances() + " are taken per call");
            }
            attachments.enter(into.size());
            into.add(new UtteranceReader(json, limits, attachments, Integer.toString(into.size())).read());
        }
        if (into.isEmpty()) {
            throw json.malformed("is empty; give at least one utterance");
        }
    }

    private static void refuseRepeatedIds(List<Utterance> utterances) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < utterances.size(); i++) {
            Integer earlier = first.putIfAbsent(utterances.get(i).id(), i);
            if (earlier != null) {
                throw malformed(
                        "/utterances/" + i + "/id",
                        "is also the id of utterance " + earlier
                                + "; ids must differ (an utterance without one has its index as id)");
            }
        }
    }

    private static MalformedRequestException malformed(String field, String detail) {
        return new MalformedRequestException(new FieldError(field, detail));
    }
}
