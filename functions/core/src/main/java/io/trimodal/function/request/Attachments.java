package io.trimodal.function.request;

import io.trimodal.binary.Printable;
import io.trimodal.feature.Modality;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.openface.OpenFaceReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parts of a request beside its document: features in NumPy's form or OpenFace's, to which utterances refer. Each
 * is read once, however many refer to it. Not thread-safe; one per request.
 */
final class Attachments implements AutoCloseable {
    private final SequencedMap<String, byte[]> parts;
    private final UnpackLimit limit;
    private final Limits limits;
    private final Map<String, NumpyPart> opened = new HashMap<>();
    private final Map<String, ArchiveArrays> arrays = new HashMap<>();
    /** Parts that an utterance refers to, by its place in the call. */
    private final Map<Integer, Set<String>> references = new HashMap<>();

    private int utterance;
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
    private record Key(String part, String array, boolean named, boolean audio) {}

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

    /** Tells which utterance the next references are of. @param index in the call */
    void enter(int index) {
        utterance = index;
    }

    /** What was not used of the parts that an utterance refers to; to be asked when all of the document was read. */
    List<String> notes(int index) {
        return references.getOrDefault(index, Set.of()).stream()
                .flatMap(part -> arrays.get(part).note().stream())
                .toList();
    }

    /**
     * The arrays of a part.
     *
     * @param field to blame
     * @throws MalformedRequestException if the part is neither {@code .npy} nor {@code .npz}
     */
    ArchiveArrays arrays(String field, String part) {
        references.computeIfAbsent(utterance, _ -> new TreeSet<>()).add(part);
        return arrays.computeIfAbsent(part, _ -> new ArchiveArrays(open(field, part), Printable.quoted(part), limit));
    }

    /**
     * @param field JSON pointer to the reference, which stands for the array: what is wrong with frame 3 of it is said
     *     of field/3, as if the numbers were in the document
     * @param array of an .npz; if left out the one that is meant, without the padding of which the archive tells
     * @throws MalformedRequestException if there is no such part or array, or it holds no features
     * @throws io.trimodal.function.problem.TooLargeException if it goes beyond a limit
     */
    NumpyFeatures features(String field, Modality modality, String part, Optional<String> array) {
        NumpyPart opened = open(field, part);
        ArchiveArrays named = arrays(field, part);
        String found = array.map(named::ask)
                .orElseGet(() -> opened.isArchive() ? named.implied(field, modality) : modality.key());
        Key key = new Key(part, found, array.isPresent(), modality == Modality.AUDIO);
        NumpyFeatures known = read.get(key);
        if (known == null) {
            known = new FeaturesDecoder(field, Printable.quoted(part), limits, limit)
                    .decode(opened, found, array.isPresent(), modality);
            if (array.isEmpty() && opened.isArchive()) {
                known = new NumpyFeatures(named.cut(field, modality, known.features()), known.replaced());
            }
            read.put(key, known);
        }
        return known;
    }

    /**
     * The table of a part that is OpenFace's CSV; empty if it is not.
     *
     * @param field as for {@link #features}
     * @param array which a CSV does not have
     * @throws MalformedRequestException if there is no such part, it cannot be read, or it was given for another
     *     modality
     * @throws io.trimodal.function.problem.TooLargeException if it has more frames than are taken
     */
    Optional<OpenFaceTable> openFace(String field, Modality modality, String part, Optional<String> array) {
        byte[] content = content(field, part);
        if (!OpenFaceReader.isLikely(content)) {
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

    /**
     * A part that is a file of its own: a recording or a transcript.
     *
     * @param field JSON pointer to the reference
     * @throws MalformedRequestException if there is no such part
     */
    byte[] recording(String field, String part) {
        return content(field, part);
    }

    /** The first bytes of a part, to tell what it is; none if there is no such part. */
    byte[] peek(String part) {
        return parts.getOrDefault(part, new byte[0]);
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
                    "is " + Printable.quoted(part) + ", which was not sent; "
                            + (isEmpty()
                                    ? "files come as parts of multipart/form-data, and here are "
                                    : "the parts are ")
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
