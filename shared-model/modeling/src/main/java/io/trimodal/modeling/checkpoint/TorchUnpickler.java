package io.trimodal.modeling.checkpoint;

import io.trimodal.binary.Printable;
import io.trimodal.modeling.pickle.ContainerUnpickler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleUtils;

/**
 * Razorvine's unpickler cut down to the instructions of pickle protocol 2 that {@code torch.save} writes. Those that
 * name, call or fill something are done here, against {@link AllowedName}; only the ones that move plain values are
 * left to the library, whose open registry of constructors is thereby never asked. The result is made of strings,
 * numbers, booleans, null, {@code Object[]} (tuples), lists, insertion-ordered maps, and {@link TensorRef}s.
 *
 * <p>Time and memory are linear in the pickle's length: no instruction may declare more bytes than are left, keys are
 * strings and integers (so hashing never descends), and shared or cyclic containers are never walked. One use only.
 */
final class TorchUnpickler extends ContainerUnpickler {
    private static final int TENSOR_ARGUMENTS = 6;

    private final Path file;
    private final ToLongFunction<String> recordBytes;

    /** @param recordBytes length of the storage record of a key, -1 where there is none */
    TorchUnpickler(Path file, ToLongFunction<String> recordBytes) {
        this.file = file;
        this.recordBytes = recordBytes;
    }

    /** @throws InvalidCheckpointException for anything but a whole, harmless pickle */
    Object read(byte[] pickle) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(pickle);
        try {
            Object result = load(bytes);
            if (bytes.available() > 0) {
                throw hostile("has " + bytes.available() + " bytes after the end of its pickle");
            }
            return result;
        } catch (InvalidCheckpointException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the library documents no failures: an empty stack, a missing marker and a bad number each have their own
            throw new InvalidCheckpointException(file, "has a truncated or damaged pickle (data.pkl)", e);
        }
    }

    @Override
    protected void dispatchFurther(short key) throws IOException {
        switch (key) {
            case Opcodes.PROTO -> protocol();
            case Opcodes.GLOBAL -> global();
            case Opcodes.BUILD -> build();
            case Opcodes.BINUNICODE -> unicode();
            case Opcodes.SHORT_BINSTRING, Opcodes.BINPERSID -> byLibrary(key);
            default ->
                throw hostile("has the pickle instruction 0x%02x, which torch.save never writes in a file of weights"
                        .formatted(key));
        }
    }

    private void protocol() throws IOException {
        int protocol = PickleUtils.readbyte(input);
        if (protocol != 2) {
            throw new InvalidCheckpointException(
                    file, "has a pickle of protocol " + protocol + "; save it with torch.save's own protocol, 2");
        }
    }

    private void global() throws IOException {
        String module = PickleUtils.readline(input);
        String name = PickleUtils.readline(input);
        stack.add(AllowedName.find(module, name)
                .orElseThrow(() -> hostile("names " + Printable.quoted(module + "." + name)
                        + ", which a file of weights does not need; nothing was created")));
    }

    @Override
    protected Object call(Object callable, Object[] arguments) {
        if (!(callable instanceof AllowedName.Function function)) {
            throw notCallable();
        }
        return switch (function) {
            case ORDERED_DICT -> emptyDictionary(arguments);
            case REBUILD_TENSOR -> tensor(arguments);
            case REBUILD_PARAMETER -> parameter(arguments);
            case SIZE -> size(arguments);
        };
    }

    private Map<Object, Object> emptyDictionary(Object[] arguments) {
        if (arguments.length != 0) {
            throw hostile("makes an OrderedDict from arguments");
        }
        return new LinkedHashMap<>();
    }

    /** Arguments: storage, offset, size, stride, requires_grad, hooks and, since PyTorch 1.13, metadata. */
    private TensorRef tensor(Object[] arguments) {
        if (arguments.length < TENSOR_ARGUMENTS
                || !(arguments[0] instanceof StorageRef storage)
                || !(arguments[2] instanceof Object[] size)
                || !(arguments[3] instanceof Object[] stride)) {
            throw hostile("rebuilds a tensor from other things than a storage, an offset, a size and a stride");
        }
        try {
            int[] shape = new int[size.length];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = Math.toIntExact(integer(size[i]));
            }
            long[] steps = new long[stride.length];
            for (int i = 0; i < steps.length; i++) {
                steps[i] = integer(stride[i]);
            }
            return new TensorRef(storage, integer(arguments[1]), shape, steps);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new HostileCheckpointException(file, "has a tensor with " + e.getMessage(), e);
        }
    }

    private TensorRef parameter(Object[] arguments) {
        if (arguments.length == 0 || !(arguments[0] instanceof TensorRef tensor)) {
            throw hostile("rebuilds a parameter from something that is not a tensor");
        }
        return tensor;
    }

    private Object[] size(Object[] arguments) {
        if (arguments.length != 1 || !(arguments[0] instanceof Object[] sizes)) {
            throw hostile("makes a torch.Size from something that is not a tuple");
        }
        return sizes;
    }

    /** State of an OrderedDict is only ever its {@code _metadata} of module versions, which nothing here needs. */
    private void build() {
        Object state = stack.pop();
        if (!(state instanceof Map) || !(stack.peek() instanceof Map)) {
            throw hostile("sets the state of something that is not a dictionary");
        }
    }

    /** Only {@code ('storage', class, key, location, elements)}: the location is the device and is ignored. */
    @Override
    protected StorageRef persistentLoad(Object id) {
        if (!(id instanceof Object[] parts)
                || parts.length != 5
                || !"storage".equals(parts[0])
                || !(parts[1] instanceof AllowedName.Storage storage)
                || !(parts[2] instanceof String key)
                || !(parts[3] instanceof String)) {
            throw hostile("has a persistent id that is not a storage");
        }
        if (!key.matches("[0-9]{1,9}")) {
            throw hostile("has a storage called " + Printable.quoted(key) + ", not a number");
        }
        long elements = integer(parts[4]);
        long bytes = recordBytes.applyAsLong(key);
        if (bytes < 0) {
            throw new InvalidCheckpointException(file, "has no record data/" + key + " for one of its tensors");
        }
        int width = storage.format().width();
        if (elements < 0 || elements > bytes || elements * width != bytes) {
            throw hostile("declares " + elements + " elements of " + width + " bytes for record data/" + key
                    + ", which has " + bytes + " bytes");
        }
        return new StorageRef(key, storage.format(), elements);
    }

    private void unicode() throws IOException {
        int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, 4));
        if (length < 0 || length > input.available()) {
            throw hostile("declares a string of " + Integer.toUnsignedString(length) + " bytes with "
                    + input.available() + " left");
        }
        stack.add(new String(PickleUtils.readbytes(input, length), StandardCharsets.UTF_8));
    }

    @Override
    protected HostileCheckpointException hostile(String reason) {
        return new HostileCheckpointException(file, reason);
    }
}
