package io.trimodal.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A WordPiece vocabulary: one piece per line of {@code vocab.txt}, its id the line number from 0. Immutable. */
public final class Vocabulary {
    private final List<String> pieces;
    private final Map<String, Integer> ids = new HashMap<>();
    private final int longest;
    private final int pad;
    private final int unknown;
    private final int start;
    private final int end;

    /** @throws InvalidVocabularyException if a special piece is missing or a piece stands twice */
    public Vocabulary(List<String> pieces) {
        this.pieces = List.copyOf(pieces);
        for (int i = 0; i < pieces.size(); i++) {
            if (ids.put(pieces.get(i), i) != null) {
                throw new InvalidVocabularyException("the piece '" + pieces.get(i) + "' stands twice");
            }
        }
        longest = pieces.stream().mapToInt(String::length).max().orElse(0);
        pad = special("[PAD]");
        unknown = special("[UNK]");
        start = special("[CLS]");
        end = special("[SEP]");
    }

    /** @throws InvalidVocabularyException also if the file is not UTF-8 */
    public static Vocabulary read(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read vocabulary " + file, e);
        }
    }

    /** Of a file's bytes. @throws InvalidVocabularyException also if they are not UTF-8 */
    public static Vocabulary read(byte[] file) {
        try {
            return new Vocabulary(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .lines()
                    .toList());
        } catch (CharacterCodingException e) {
            throw new InvalidVocabularyException("is not UTF-8");
        }
    }

    public OptionalInt id(String piece) {
        Integer id = ids.get(piece);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** @param id in [0, {@link #size}) */
    public String piece(int id) {
        return pieces.get(id);
    }

    public int size() {
        return ids.size();
    }

    /** UTF-16 units of the longest piece: nothing longer need be looked up. */
    int longest() {
        return longest;
    }

    /** [PAD] */
    public int pad() {
        return pad;
    }

    /** [UNK] */
    public int unknown() {
        return unknown;
    }

    /** [CLS] */
    public int start() {
        return start;
    }

    /** [SEP] */
    public int end() {
        return end;
    }

    private int special(String piece) {
        Integer id = ids.get(piece);
        if (id == null) {
            throw new InvalidVocabularyException("the special piece " + piece + " is missing");
        }
        return id;
    }
}
