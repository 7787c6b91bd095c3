package io.trimodal.modeling.encoded;

import io.trimodal.feature.TokenIds;
import io.trimodal.text.TextEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Encoded texts in one file, so that a stopped run, another seed or the other model need not encode them again. The
 * file is appended to and read through a memory map; several processes can share it, though only one encodes at a time.
 * An entry that a kill cut short is dropped at the next start.
 *
 * <p>Layout, big-endian: the encoder's digest (32 bytes), then per text 16 bytes of the SHA-256 of its ids, tokens and
 * dims as int32, and the features in half precision.
 */
public final class EncodedTexts implements AutoCloseable {
    private static final int DIGEST_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final int ENTRY_HEAD = KEY_BYTES + 2 * Integer.BYTES;
    private static final int CHUNK = 256;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Path file;
    private final byte[] digest;
    private final Arena arena = Arena.ofShared();
    private final Map<String, EncodedText> known = new HashMap<>();

    /** @param encoderDigest SHA-256 of the encoder's file, hex; texts of another encoder are never taken for its own */
    public EncodedTexts(Path file, String encoderDigest) {
        this.file = file;
        this.digest = java.util.HexFormat.of().parseHex(encoderDigest);
    }

    /**
     * Encodes what the file does not have yet.
     *
     * @param threads texts at work side by side
     * @param progress told how many of the texts are there
     * @return one per text, in order; valid until this is closed
     */
    public List<EncodedText> encode(List<TokenIds> texts, TextEncoder encoder, int threads, IntConsumer progress) {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            long end = index(channel);
            Map<String, TokenIds> missing = new LinkedHashMap<>();
            texts.forEach(text -> {
                String key = key(text);
                if (!known.containsKey(key)) {
                    missing.put(key, text);
                }
            });
            channel.position(end);
            append(channel, missing, encoder, threads, texts.size(), progress);
            index(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep encoded texts in " + file, e);
        }
        return texts.stream().map(text -> known.get(key(text))).toList();
    }

    private static void append(
            FileChannel channel,
            Map<String, TokenIds> missing,
            TextEncoder encoder,
            int threads,
            int all,
            IntConsumer progress)
            throws IOException {
        List<Map.Entry<String, TokenIds>> queue = new ArrayList<>(missing.entrySet());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int from = 0; from < queue.size(); from += CHUNK) {
                List<Future<ByteBuffer>> chunk = new ArrayList<>();
                for (var entry : queue.subList(from, Math.min(queue.size(), from + CHUNK))) {
                    chunk.add(pool.submit(() -> entry(entry.getKey(), entry.getValue(), encoder)));
                }
                for (Future<ByteBuffer> entry : chunk) {
                    ByteBuffer bytes = result(entry);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                }
                progress.accept(all - queue.size() + from + chunk.size());
            }
        }
    }

    private static ByteBuffer result(Future<ByteBuffer> entry) throws IOException {
        try {
            return entry.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while encoding", e);
        }
    }

    private static ByteBuffer entry(String key, TokenIds text, TextEncoder encoder) {
        EncodedText encoded = EncodedText.of(encoder.encode(List.of(text)).getFirst());
        ByteBuffer bytes = ByteBuffer.allocate(
                ENTRY_HEAD + Math.toIntExact(encoded.halves().byteSize()));
        bytes.put(key.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(encoded.tokens())
                .putInt(encoded.dims());
        MemorySegment.copy(
                encoded.halves(),
                0,
                MemorySegment.ofBuffer(bytes),
                0,
                encoded.halves().byteSize());
        bytes.position(bytes.limit());
        return bytes.flip();
    }

    /** Maps the file and takes up its entries. @return where the last whole entry ends; the file is cut there */
    private long index(FileChannel channel) throws IOException {
        if (channel.size() < DIGEST_BYTES) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(digest), 0);
        }
        MemorySegment map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        if (!ByteBuffer.wrap(digest).equals(map.asSlice(0, DIGEST_BYTES).asByteBuffer())) {
            throw new IOException("it holds texts of another encoder; delete it or name another file");
        }
        known.clear();
        long at = DIGEST_BYTES;
        byte[] key = new byte[KEY_BYTES];
        while (at + ENTRY_HEAD <= map.byteSize()) {
            int tokens = map.get(INT, at + KEY_BYTES);
            int dims = map.get(INT, at + KEY_BYTES + Integer.BYTES);
            long size = 2L * tokens * dims;
            if (tokens <= 0 || dims <= 0 || at + ENTRY_HEAD + size > map.byteSize()) {
                break;
            }
            MemorySegment.copy(map, ValueLayout.JAVA_BYTE, at, key, 0, KEY_BYTES);
            known.put(
                    new String(key, StandardCharsets.ISO_8859_1),
                    new EncodedText(tokens, dims, map.asSlice(at + ENTRY_HEAD, size)));
            at += ENTRY_HEAD + size;
        }
        if (at < map.byteSize()) {
            channel.truncate(at);
        }
        return at;
    }

    private static String key(TokenIds text) {
        ByteBuffer bytes = ByteBuffer.allocate(3 * Long.BYTES * text.tokens());
        for (long[] row : List.of(text.ids(), text.attentionMask(), text.segmentIds())) {
            for (long value : row) {
                bytes.putLong(value);
            }
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return new String(hash, 0, KEY_BYTES, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
