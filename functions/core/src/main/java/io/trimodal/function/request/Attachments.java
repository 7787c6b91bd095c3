package io.trimodal.function.request;

import io.trimodal.binary.Printable;
import io.trimodal.feature.Modality;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parts of a request beside its document: features in NumPy's form, to which utterances refer. Each array is read
 * once, however many refer to it. Not thread-safe; one per request.
 */
final class Attachments implements AutoCloseable {
    private final SequencedMap<String, byte[]> parts;
    private final UnpackLimit limit;
    private final Limits limits;
    private final Map<String, NumpyPart> opened = new HashMap<>();
    private final Map<Key, NumpyFeatures> read = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    Attachments(SequencedMap<String, byte[]> parts, Limits limits) {
        this.parts = parts;
        this.limits = limits;
        this.limit = new UnpackLimit(limits.bodySize().asLongValue());
    }

    /** What a request of JSON alone has. */
    static Attachments none(Limits limits) {
        return new Attachments(new TreeMap<>(), limits);
    }

    /** What is done to the values depends on whether they are audio. */
    private record Key(String part, String array, boolean audio) {}

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Names of the parts, in the order in which they were sent. */
    List<String> names() {
        return List.copyOf(parts.sequencedKeySet());
    }

    /** Takes a part out, to be read as something else. */
    Optional<byte[]> take(String part) {
        return Optional.ofNullable(parts.remove(part));
    }

    /**
     * Names of the arrays of an archive.
     *
     * @param field to blame
     * @throws MalformedRequestException if the part is no .npz
     */
    Set<String> arrays(String field, String part) {
        return open(field, part).arrays(field);
    }

    /**
     * @param field JSON pointer to the reference, which stands for the array: what is wrong with frame 3 of it is said
     *     of field/3, as if the numbers were in the document
     * @param array of an .npz; the modality's name if left out
     * @throws MalformedRequestException if there is no such part or array, or it holds no features
     * @throws io.trimodal.function.problem.TooLargeException if it goes beyond a limit
     */
    NumpyFeatures features(String field, Modality modality, String part, Optional<String> array) {
        Key key = new Key(part, array.orElse(modality.key()), modality == Modality.AUDIO);
        NumpyFeatures known = read.get(key);
        if (known == null) {
            NumpyPart opened = open(field, part);
            known = new FeaturesDecoder(field, Printable.quoted(part), limits, limit).decode(opened, array, modality);
            read.put(key, known);
        }
        return known;
    }

    /** @throws MalformedRequestException naming a part that was sent for nothing, which is a mistake somewhere */
    void refuseUnused() {
        List<String> unused = new ArrayList<>(parts.sequencedKeySet());
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw malformed(
                    "",
                    "has the part " + Printable.quoted(unused.getFirst()) + ", to which nothing refers; without a part "
                            + "'request', the parts are " + String.join(", ", ShortForm.PARTS));
        }
    }

    private NumpyPart open(String field, String part) {
        byte[] content = parts.get(part);
        if (content == null) {
            throw malformed(
                    field + "/part",
                    "is " + Printable.quoted(part) + ", which was not sent; the parts are "
                            + parts.sequencedKeySet().stream()
                                    .map(Printable::quoted)
                                    .toList());
        }
        used.add(part);
        return opened.computeIfAbsent(part, name -> NumpyPart.open(field, Printable.quoted(name), content));
    }

    private static MalformedRequestException malformed(String field, String detail) {
        return new MalformedRequestException(new FieldError(field, detail));
    }

    @Override
    public void close() {
        opened.values().forEach(NumpyPart::close);
    }
}
