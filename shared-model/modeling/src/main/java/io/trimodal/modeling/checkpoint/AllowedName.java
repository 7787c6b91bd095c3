package io.trimodal.modeling.checkpoint;

import io.trimodal.binary.ElementFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** The Python names that a checkpoint may hold. Whatever is not listed here does not exist for the reader. */
sealed interface AllowedName {
    /** Module and name, as in the pickle's GLOBAL instruction. */
    String pythonName();

    /** The name, if it is on the list; the match is exact and case-sensitive. */
    static Optional<AllowedName> find(String module, String name) {
        String wanted = module + "." + name;
        return Stream.<AllowedName>concat(Stream.of(Function.values()), Stream.of(Storage.values()))
                .filter(allowed -> allowed.pythonName().equals(wanted))
                .findFirst();
    }

    /** What the pickle may call. */
    enum Function implements AllowedName {
        ORDERED_DICT("collections.OrderedDict"),
        REBUILD_TENSOR("torch._utils._rebuild_tensor_v2"),
        REBUILD_PARAMETER("torch._utils._rebuild_parameter"),
        SIZE("torch.Size");

        private final String pythonName;

        Function(String pythonName) {
            this.pythonName = pythonName;
        }

        @Override
        public String pythonName() {
            return pythonName;
        }
    }

    /** Storage classes: only ever part of a persistent id, never called. */
    enum Storage implements AllowedName {
        FLOAT("torch.FloatStorage", ElementFormat.F32),
        DOUBLE("torch.DoubleStorage", ElementFormat.F64),
        HALF("torch.HalfStorage", ElementFormat.F16),
        BFLOAT16("torch.BFloat16Storage", ElementFormat.BF16),
        LONG("torch.LongStorage", ElementFormat.I64),
        INT("torch.IntStorage", ElementFormat.I32),
        SHORT("torch.ShortStorage", ElementFormat.I16),
        CHAR("torch.CharStorage", ElementFormat.I8),
        BYTE("torch.ByteStorage", ElementFormat.U8),
        BOOL("torch.BoolStorage", ElementFormat.BOOL);

        private final String pythonName;
        private final ElementFormat format;

        Storage(String pythonName, ElementFormat format) {
            this.pythonName = pythonName;
            this.format = format;
        }

        @Override
        public String pythonName() {
            return pythonName;
        }

        ElementFormat format() {
            return format;
        }
    }
}
