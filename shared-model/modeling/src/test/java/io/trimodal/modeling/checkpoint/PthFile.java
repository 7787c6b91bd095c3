package io.trimodal.modeling.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds small checkpoints as torch.save lays them out, and writes zips of any content. */
final class PthFile {
    private final SequencedMap<String, TestTensor> state = new LinkedHashMap<>();
    private final Map<String, byte[]> storages = new LinkedHashMap<>();
    private final ByteOrder order;

    PthFile() {
        this(ByteOrder.LITTLE_ENDIAN);
    }

    PthFile(ByteOrder order) {
        this.order = order;
    }

    /** A small network with the names that tell ALMT, under the given prefix. */
    static PthFile almt(String prefix) {
        return new PthFile()
                .floats(prefix + "h_hyper", 1, 1, 2)
                .floats(prefix + "proj_l.0.weight", 2, 3)
                .floats(prefix + "proj_l.1.pos_embedding", 1, 3, 2)
                .floats(prefix + "l_encoder.pos_embedding", 1, 1, 2)
                .floats(prefix + "h_hyper_layer.layers.0.0.norm1.weight", 2)
                .floats(prefix + "regression_layer.0.weight", 1, 2);
    }

    /** A float32 tensor whose values are 0, 0.5, 1, … */
    PthFile floats(String name, long... shape) {
        TestTensor tensor = TestTensor.contiguous("FloatStorage", String.valueOf(storages.size()), shape);
        ByteBuffer values = buffer((int) tensor.storageElements() * 4);
        for (int i = 0; i < tensor.storageElements(); i++) {
            values.putFloat(i * 0.5f);
        }
        return tensor(name, tensor, values.array());
    }

    PthFile tensor(String name, TestTensor tensor, byte[] storage) {
        state.put(name, tensor);
        storages.put(tensor.key(), storage);
        return this;
    }

    ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(order);
    }

    /** The state_dict alone. */
    Path writeBare(Path file) throws IOException {
        return write(file, state(PickleWriter.protocol2()).stop());
    }

    /** {epoch, key: state_dict, optimizer}. */
    Path writeWrapped(Path file, String key) throws IOException {
        PickleWriter pickle = PickleWriter.protocol2()
                .raw('}')
                .mark()
                .text("epoch")
                .integer(201)
                .text(key);
        state(pickle).text("optimizer").raw('}').text("lr").raw('G').raw(0x3f, 0xf0, 0, 0, 0, 0, 0, 0);
        return write(file, pickle.raw('s', 'u').stop());
    }

    /** The storages under another pickle. */
    Path write(Path file, byte[] pickle) throws IOException {
        SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("t/data.pkl", pickle);
        entries.put(
                "t/byteorder",
                (order == ByteOrder.LITTLE_ENDIAN ? "little" : "big").getBytes(StandardCharsets.US_ASCII));
        storages.forEach((key, bytes) -> entries.put("t/data/" + key, bytes));
        entries.put("t/version", new byte[] {'3', '\n'});
        return zip(file, entries, ZipEntry.STORED);
    }

    private PickleWriter state(PickleWriter pickle) {
        pickle.orderedDict().mark();
        state.forEach((name, tensor) -> pickle.text(name).tensor(tensor));
        // the versions of the modules, as state_dict() leaves them behind
        return pickle.raw('u', '}').text("_metadata").orderedDict().raw('s', 'b');
    }

    static Path zip(Path file, SequencedMap<String, byte[]> entries, int method) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> item : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(item.getKey());
                CRC32 crc = new CRC32();
                crc.update(item.getValue());
                entry.setMethod(method);
                entry.setSize(item.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(item.getValue());
            }
        }
        return file;
    }
}
