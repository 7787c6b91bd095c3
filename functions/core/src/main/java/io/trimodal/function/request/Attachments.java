package io.trimodal.function.request;

import io.trimodal.binary.Printable;
import io.trimodal.feature.Modality;
import io.trimodal.feature.OpenFaceTable;
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
 * The parts of a request beside its document: features in NumPy's form or OpenFace's, to which utterances refer. Each is read
 * once, however many refer to it. Not thread-safe; one per request.
 */
final class Attachments implements AutoCloseable {
    private final SequencedMap<String, byte[]> parts;
    private final UnpackLimit limit;
    private final Limits limits;
    private final Map<String, NumpyPart> opened = new HashMap<>();
    private final Map<Key, NumpyFeatures> read = new HashMap<>();
    private final Map<String, OpenFaceTable> tables = new HashMap<>();
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

    /**
     * The table of a part that is OpenFace's CSV; empty if it is not.
     *
     * @param field as for {@link #features}
     * @param array which a CSV does not have
     * @throws MalformedRequestException if there is no such part, it cannot be read, or it was given for another modality
     * @throws io.trimodal.function.problem.TooLargeException if it has more frames than are taken
     */
    Optional<OpenFaceTable> openFace(String field, Modality modality, String part, Optional<String> array) {
        byte[] content = content(field, part);
        if (!OpenFaceCsv.isLikely(content)) {
            return Optional.empty();
        }
        String source = " (part " + Printable.quoted(part) + ")";
        if (modality != Modality.VISION) {
            throw malformed(field, "is OpenFace's CSV, which is vision, not " + modality.key() + source);
        }
        if (array.isPresent()) {
            throw malformed(field + "/array", "is given, but the part is OpenFace's CSV; leave it out" + source);
        }
        return Optional.of(tables.computeIfAbsent(part, _ -> new OpenFaceCsv(field, source, limits).read(content)));
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
        byte[] content = content(field, part);
        return opened.computeIfAbsent(part, name -> NumpyPart.open(field, Printable.quoted(name), content));
    }

    private byte[] content(String field, String part) {
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
        return content;
    }

    private static MalformedRequestException malformed(String field, String detail) {
        return new MalformedRequestException(new FieldError(field, detail));
    }

    @Override
    public void close() {
        opened.values().forEach(NumpyPart::close);
    }
}
