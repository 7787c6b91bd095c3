package io.trimodal.modeling.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The Python names that a data set's pickle may hold. Whatever is not listed here does not exist for the reader. */
enum AllowedCall {
    /** An array whose state follows: protocols 2 to 4, and arrays that are not contiguous. */
    RECONSTRUCT("numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct"),
    /** An array over bytes: protocol 5. */
    FROM_BUFFER("numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer"),
    SCALAR("numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar"),
    ARRAY_CLASS("numpy.ndarray"),
    DTYPE("numpy.dtype"),
    /** How Python 3 writes bytes with protocol 2: as text whose characters stand for bytes. */
    ENCODE("_codecs.encode"),
    /** Empty bytes with protocol 2. */
    BYTES("__builtin__.bytes", "builtins.bytes"),
    ORDERED_DICT("collections.OrderedDict");

    private final Set<String> pythonNames;

    AllowedCall(String... pythonNames) {
        this.pythonNames = Set.of(pythonNames);
    }

    /** The name, if it is on the list; the match is exact and case-sensitive. */
    static Optional<AllowedCall> find(String module, String name) {
        String wanted = module + "." + name;
        return Arrays.stream(values())
                .filter(call -> call.pythonNames.contains(wanted))
                .findFirst();
    }
}
