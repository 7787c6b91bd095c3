package io.trimodal.modeling.sentence;

import io.trimodal.binary.Printable;
import io.trimodal.modeling.sentence.Sentence.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a text set: CSV in UTF-8 with a header that has at least {@code text}, {@code label} (a number) and
 * {@code split}, or {@code mode} as in MMSA's label.csv (train, valid, test); further columns are passed over.
 * Separated by commas, semicolons or tabs.
 */
public final class SentenceCsv {
    private SentenceCsv() {}

    /**
     * A set to train on.
     *
     * @throws InvalidSentencesException naming the record and column that is wrong, or if no record is for training
     */
    public static List<Sentence> read(Path file) {
        List<Sentence> sentences = readAny(file);
        if (sentences.stream().noneMatch(sentence -> sentence.split() == Split.TRAIN)) {
            throw new InvalidSentencesException(
                    file, "has no record with split 'train' (in a column 'split', or 'mode')");
        }
        return sentences;
    }

    /**
     * A set to evaluate on: splits may be missing, and where there is no column for them all records are for testing.
     *
     * @throws InvalidSentencesException naming the record and column that is wrong
     */
    public static List<Sentence> readAny(Path file) {
        return open(file).sentences();
    }

    /**
     * The same, with what was read and what not.
     *
     * @throws InvalidSentencesException naming the record and column that is wrong
     */
    public static TextSet open(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            CsvHeader header = CsvHeader.at(file, reader);
            Records records = new Records(file, header, header.column("text"), header.column("label"));
            List<Sentence> sentences = new ArrayList<>();
            try (CSVParser parser = CSVParser.parse(reader, CsvHeader.format(header.separator()))) {
                for (CSVRecord record : parser) {
                    if (record.getRecordNumber() > 1) {
                        sentences.add(records.sentence(record));
                    }
                }
            }
            return new TextSet(sentences, header.description(), header.unused());
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? notUtf8(file)
                    : new InvalidSentencesException(
                            file, "is not CSV: " + e.getCause().getMessage());
        } catch (CharacterCodingException _) {
            throw notUtf8(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static InvalidSentencesException notUtf8(Path file) {
        return new InvalidSentencesException(file, "is not UTF-8");
    }

    /** Where a record has what is needed. */
    private record Records(Path file, CsvHeader header, int text, int label) {
        Sentence sentence(CSVRecord record) {
            int row = Math.toIntExact(record.getRecordNumber() - 1);
            int columns = header.names().size();
            if (record.size() != columns) {
                throw invalid(row, " has " + record.size() + " fields, the header " + columns);
            }
            String words = record.get(text);
            if (words.isBlank()) {
                throw invalid(row, " has no text");
            }
            return new Sentence(row, words, split(row, record), label(row, record.get(label)));
        }

        private Split split(int row, CSVRecord record) {
            OptionalInt split = header.split();
            if (split.isEmpty()) {
                return Split.TEST;
            }
            String written = record.get(split.getAsInt());
            return Split.named(written)
                    .orElseThrow(() -> invalid(
                            row,
                            ": " + header.names().get(split.getAsInt()).strip() + " must be train, valid or test, not "
                                    + Printable.quoted(written)));
        }

        private float label(int row, String written) {
            // where commas separate nothing, they may be decimal
            String number = header.separator() == ',' ? written : written.replace(',', '.');
            try {
                float value = Float.parseFloat(number);
                if (Float.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // Said below, as for NaN.
            }
            throw invalid(row, ": label must be a finite number, not " + Printable.quoted(written));
        }

        private InvalidSentencesException invalid(int row, String what) {
            return new InvalidSentencesException(file, "record " + row + what);
        }
    }
}
