package io.trimodal.cli.call;

import io.trimodal.binary.Printable;
import io.trimodal.feature.Utterance;
import io.trimodal.function.clip.ClipUtterances;
import io.trimodal.function.clip.ReadClip;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.JsonDocuments;
import io.trimodal.function.request.JsonInput;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.Origin;
import io.trimodal.function.request.PartsRequestReader;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.PredictRequestReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes requests of inputs by the functions' own readers, and says in which file, or line of it, something is wrong.
 */
final class Requests {
    private final JsonDocuments json;
    private final PredictRequestReader documents;
    private final PartsRequestReader multipart;
    private final ClipUtterances clips;

    /** @param clips makes utterances of recordings */
    Requests(Limits limits, ClipUtterances clips) {
        this.clips = clips;
        json = new JsonDocuments(limits);
        documents = new PredictRequestReader(limits, clips);
        multipart = new PartsRequestReader(documents, limits);
    }

    /**
     * @param asked models beside the request: one is the request's, of several recordings are read for all
     * @param further what the function takes beside model and utterances
     * @throws InvalidInputException if it is no request
     */
    PredictRequest read(CallInput input, List<String> asked, FurtherFields further) {
        PredictRequest request = switch (input) {
            case CallInput.Parts(String source, var parts, var files) ->
                named(source, files, () -> multipart.read(parts, further.beside(asked)));
            case CallInput.Utterances archive ->
                new PredictRequest(
                        new ModelReference.Default(),
                        archive.utterances().stream()
                                .map(utterance -> utterance.with(archive.notes()))
                                .toList());
            case CallInput.Clip(RequestedClip clip) -> {
                ReadClip found = ClipFaults.named(() -> clips.read(clip.forModels(asked)));
                yield new PredictRequest(
                        new ModelReference.Default(), found.utterances(), new Origin.Clip(found.account()));
            }
            case CallInput.Lines lines -> new PredictRequest(new ModelReference.Default(), utterances(lines));
        };
        return asked.size() == 1
                ? new PredictRequest(asked(request, asked.getFirst()), request.utterances(), request.origin())
                : request;
    }

    private static ModelReference asked(PredictRequest request, String name) {
        if (request.model() instanceof ModelReference.Named(String other) && !other.equals(name)) {
            throw new InvalidInputException(
                    "", "--model is " + name + ", but the request names " + other + "; leave one of them out");
        }
        return new ModelReference.Named(name);
    }

    /**
     * Reads the field {@code options}.
     *
     * @param value of it, as the caller wrote it
     */
    void options(String value, FurtherFields further) {
        try {
            json.read(value.getBytes(StandardCharsets.UTF_8), Requests::whole);
        } catch (RequestException e) {
            throw new InvalidInputException("--options", e.getMessage().replaceFirst("^the request ", ""));
        }
        read("{\"options\": " + value + "}", further);
    }

    /** Reads fields of a request that were given as options. @param document an object with them */
    void read(String document, FurtherFields further) {
        named(
                "",
                () -> json.read(document.getBytes(StandardCharsets.UTF_8), fields -> {
                    fields.object(name -> {
                        if (!further.read(name, fields)) {
                            throw fields.unknownField(String.join(", ", further.names()));
                        }
                    });
                    return fields;
                }));
    }

    /** Goes over one value, after which there must be none. */
    private static JsonInput whole(JsonInput input) {
        if (input.ended()) {
            throw input.malformed("is empty; give an object in JSON");
        }
        input.skip();
        input.next();
        if (!input.ended()) {
            throw input.malformed("goes on after its end, with " + input.tokenName() + "; give one object");
        }
        return input;
    }

    private List<Utterance> utterances(CallInput.Lines lines) {
        List<Utterance> utterances = new ArrayList<>();
        Map<String, Long> ids = new HashMap<>();
        for (CallInput.Line line : lines.lines()) {
            String place = lines.source() + ", line " + line.number();
            Utterance read = named(place, () -> documents.utterance(line.json(), Integer.toString(utterances.size())));
            Long earlier = ids.putIfAbsent(read.id(), line.number());
            if (earlier != null) {
                throw new InvalidInputException(
                        place,
                        "its id is also that of line " + earlier
                                + "; ids must differ (an utterance without one has its number, from 0, as id)");
            }
            utterances.add(read);
        }
        return utterances;
    }

    private static <T> T named(String source, Supplier<T> reading) {
        return named(source, Map.of(), reading);
    }

    /** @param files by the name of the part that is said to be wrong: who calls a command knows files, not parts */
    private static <T> T named(String source, Map<String, Path> files, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RequestException e) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                String part = "part " + Printable.quoted(file.getKey());
                if (e.getMessage().contains(part) && !e.getMessage().contains("has the " + part)) {
                    throw new InvalidInputException(
                            file.getValue().toString(), e.getMessage().replace(part, "the file"));
                }
            }
            throw new InvalidInputException(source, e.getMessage());
        }
    }
}
