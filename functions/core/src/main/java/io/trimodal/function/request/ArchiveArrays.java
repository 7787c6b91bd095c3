package io.trimodal.function.request;

import io.trimodal.binary.Printable;
import io.trimodal.feature.Features;
import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.feature.Modality;
import io.trimodal.feature.UtteranceArray;
import io.trimodal.feature.UtteranceArrays;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.npy.NpyDecoder;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** The arrays of one part by what they are called and what is meant; it knows which were asked for. Not thread-safe. */
final class ArchiveArrays {
    /** What numpy.savez calls an array that was given no name. */
    private static final String NAMELESS = "arr_0";

    private static final int MOST_NAMED = 10;

    private final NumpyPart part;
    private final String name;
    private final SmallArrays values;
    private final Set<String> used = new TreeSet<>();

    /** @param name of the part, quoted */
    ArchiveArrays(NumpyPart part, String name, UnpackLimit unpacked) {
        this.part = part;
        this.name = name;
        this.values = new SmallArrays(part, name, unpacked);
    }

    /** The arrays that hold no features; those that are read are to be asked for. */
    SmallArrays values() {
        return values;
    }

    /** @throws MalformedRequestException if the part is no archive */
    UtteranceArrays named(String field) {
        return new UtteranceArrays(part.arrays(field), array -> holdsText(field, array));
    }

    /**
     * The array that is meant, which counts as asked for.
     *
     * @throws MalformedRequestException if two are, or the part is no archive
     */
    Optional<String> find(String field, UtteranceArray wanted) {
        try {
            return named(field).find(wanted).map(this::ask);
        } catch (InvalidFeaturesException e) {
            throw new MalformedRequestException(new FieldError(field, e.getMessage() + " (part " + name + ")"));
        }
    }

    /**
     * Where no array was named for a modality: the one that is called so, or the only one, or else the modality's usual
     * name.
     */
    String implied(String field, Modality modality) {
        Optional<String> found = find(field, UtteranceArray.of(modality));
        if (found.isPresent()) {
            return found.get();
        }
        return ask(part.arrays(field).equals(Set.of(NAMELESS)) ? NAMELESS : modality.key());
    }

    /** Remembers that an array is used. */
    String ask(String array) {
        used.add(array);
        return array;
    }

    /** How many frames of a modality are not padding, where the archive says so. */
    OptionalLong length(String field, Modality modality) {
        Optional<String> array = find(field, UtteranceArray.lengthsOf(modality));
        return array.isPresent() ? OptionalLong.of(values.length(field, array.get())) : OptionalLong.empty();
    }

    /**
     * Features without the padding of which the archive tells. @throws MalformedRequestException if it tells of more
     * than there are
     */
    Features cut(String field, Modality modality, Features padded) {
        OptionalLong length = length(field, modality);
        if (length.isEmpty()) {
            return padded;
        }
        if (length.getAsLong() < 1 || length.getAsLong() > padded.frames()) {
            throw values.wrong(
                    field,
                    find(field, UtteranceArray.lengthsOf(modality)).orElseThrow(),
                    "from 1 to the " + padded.frames() + " frames that there are, not " + length.getAsLong());
        }
        return padded.cut((int) length.getAsLong());
    }

    /** Tells of the arrays that nobody asked for; empty if there are none. */
    Optional<String> note() {
        if (!part.isArchive()) {
            return Optional.empty();
        }
        List<String> arrays =
                part.arrays("").stream().filter(array -> !used.contains(array)).toList();
        if (arrays.isEmpty()) {
            return Optional.empty();
        }
        String names = String.join(
                ", ", arrays.stream().limit(MOST_NAMED).map(Printable::quoted).toList());
        boolean one = arrays.size() == 1;
        return Optional.of("part " + name + (one ? ": the array " : ": the arrays ") + names
                + (arrays.size() > MOST_NAMED ? " and " + (arrays.size() - MOST_NAMED) + " more" : "")
                + (one ? " is not used" : " are not used"));
    }

    private boolean holdsText(String field, String array) {
        return NumpyPart.checked(field, name, () -> {
            NumpyPart.Source source = part.source(array);
            try (InputStream in = source.stream()) {
                return NpyDecoder.open(in, source.bytes()).holdsText();
            }
        });
    }
}
