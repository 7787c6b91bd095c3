package io.trimodal.modeling.data;

import io.trimodal.modeling.data.Sentence.Split;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a text set: CSV in UTF-8 with a header that has at least {@code text}, {@code split} (train, valid, test) and {@code label} (a
 * number); further columns are passed over.
 */
public final class SentenceCsv {
    private static final String SPLIT = "split";

    private SentenceCsv() {}

    /**
     * A set to train on.
     *
     * @throws InvalidSentencesException naming the record and column that is wrong, or if no record is for training
     */
    public static List<Sentence> read(Path file) {
        List<Sentence> sentences = parse(file, List.of("text", SPLIT, "label"));
        if (sentences.stream().noneMatch(sentence -> sentence.split() == Split.TRAIN)) {
            throw new InvalidSentencesException(file, "has no record with split 'train'");
        }
        return sentences;
    }

    /**
     * A set to evaluate on: splits may be missing, and where there is no column {@code split} all records are for testing.
     *
     * @throws InvalidSentencesException naming the record and column that is wrong
     */
    public static List<Sentence> readAny(Path file) {
        return parse(file, List.of("text", "label"));
    }

    private static List<Sentence> parse(Path file, List<String> columns) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Sentence> sentences = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (String column : columns) {
                if (!parser.getHeaderNames().contains(column)) {
                    throw new InvalidSentencesException(
                            file, "has no column '" + column + "' but " + parser.getHeaderNames());
                }
            }
            for (CSVRecord record : parser) {
                sentences.add(sentence(file, record));
            }
        } catch (CharacterCodingException e) {
            throw new InvalidSentencesException(file, "is not UTF-8");
        } catch (UncheckedIOException e) {
            throw new InvalidSentencesException(file, "is not CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return sentences;
    }

    private static Sentence sentence(Path file, CSVRecord record) {
        int row = Math.toIntExact(record.getRecordNumber());
        if (!record.isConsistent()) {
            throw new InvalidSentencesException(
                    file, "record " + row + " has " + record.size() + " fields, the header another number");
        }
        String text = record.get("text");
        if (text.isBlank()) {
            throw new InvalidSentencesException(file, "record " + row + " has no text");
        }
        Split split = record.isMapped(SPLIT) ? split(file, row, record.get(SPLIT)) : Split.TEST;
        return new Sentence(row, text, split, label(file, row, record.get("label")));
    }

    private static Split split(Path file, int row, String split) {
        return switch (split) {
            case "train" -> Split.TRAIN;
            case "valid", "dev" -> Split.VALID;
            case "test" -> Split.TEST;
            default ->
                throw new InvalidSentencesException(
                        file, "record " + row + ": split must be train, valid or test, not '" + split + "'");
        };
    }

    private static float label(Path file, int row, String label) {
        try {
            float value = Float.parseFloat(label);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Said below, as for NaN.
        }
        throw new InvalidSentencesException(
                file, "record " + row + ": label must be a finite number, not '" + label + "'");
    }
}
