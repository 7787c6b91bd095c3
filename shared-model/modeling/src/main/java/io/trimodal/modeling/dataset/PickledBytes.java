package io.trimodal.modeling.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes in a pickle, wherever they lie. */
sealed interface PickledBytes {
    /** Few, already read. */
    record Held(byte[] bytes) implements PickledBytes {}

    /** As they are, in the file. */
    record InFile(FileBytes bytes) implements PickledBytes {}

    /** In UTF-8, a character below 256 for each byte: how Python 3 writes them with protocol 2. */
    record AsText(FileBytes utf8) implements PickledBytes {}

    /** The bytes in one stretch; what does not lie in the file as it is goes into {@code spill}. */
    default FileBytes inFile(SpillFile spill) {
        try {
            return switch (this) {
                case InFile(FileBytes bytes) -> bytes;
                case Held(byte[] bytes) -> spill.write(out -> out.write(bytes));
                case AsText(FileBytes utf8) ->
                    spill.write(out -> {
                        char[] characters = new char[1 << 13];
                        byte[] bytes = new byte[characters.length];
                        try (InputStream in = utf8.stream();
                                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())) {
                            for (int count = reader.read(characters); count >= 0; count = reader.read(characters)) {
                                for (int i = 0; i < count; i++) {
                                    if (characters[i] > 0xff) {
                                        throw new CharacterCodingException();
                                    }
                                    bytes[i] = (byte) characters[i];
                                }
                                out.write(bytes, 0, count);
                            }
                        }
                    });
            };
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("has text that stands for no bytes", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the data set", e);
        }
    }
}
