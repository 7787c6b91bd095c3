package io.trimodal.modeling.sentence;

import io.trimodal.binary.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The header of a text set. Spreadsheets write a byte order mark, {@code sep=;}, semicolons or tabs, and names in any
 * case; all of that is told from the start of the file.
 *
 * @param names of all columns, as they are written
 */
record CsvHeader(Path file, char separator, List<String> names) {
    /** Of these the separator is the one that finds most of the columns that are looked for. */
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private static final Set<String> WANTED = Set.of("text", "label", "split", "mode");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String SEPARATOR_LINE = "sep=";
    private static final int LONGEST = 1 << 16;

    /**
     * Reads up to where the header begins, which is read again with the records.
     *
     * @throws InvalidSentencesException if there is none
     */
    static CsvHeader at(Path file, BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        String line = peek(reader);
        List<Character> separators = SEPARATORS;
        if (line.startsWith(SEPARATOR_LINE) && line.length() == SEPARATOR_LINE.length() + 1) {
            separators = List.of(line.charAt(SEPARATOR_LINE.length()));
            while (!reader.readLine().startsWith(SEPARATOR_LINE)) {
                // blank lines before it
            }
            line = peek(reader);
        }
        if (line.isEmpty()) {
            throw new InvalidSentencesException(file, "has no header");
        }
        String header = line;
        return separators.stream()
                .map(separator -> new CsvHeader(file, separator, names(header, separator)))
                .max(Comparator.comparingLong(CsvHeader::wanted).thenComparing(h -> -SEPARATORS.indexOf(h.separator())))
                .orElseThrow();
    }

    static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .get();
    }

    /** The first line that is not blank, within what a header may have; the reader stays where it is. */
    private static String peek(BufferedReader reader) throws IOException {
        char[] start = new char[LONGEST];
        reader.mark(LONGEST);
        int length = 0;
        for (int read = 0; read >= 0 && length < LONGEST; read = reader.read(start, length, LONGEST - length)) {
            length += read;
        }
        reader.reset();
        return new String(start, 0, length)
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    private static List<String> names(String line, char separator) {
        try (CSVParser parser = CSVParser.parse(line, format(separator))) {
            List<String> names = new ArrayList<>();
            for (CSVRecord record : parser) {
                record.forEach(names::add);
            }
            return List.copyOf(names);
        } catch (IOException | RuntimeException _) {
            // the library has several exceptions for quotes that do not fit
            return List.of(line);
        }
    }

    private long wanted() {
        return names.stream().map(CsvHeader::normal).filter(WANTED::contains).count();
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** The column of a name, in any case. @throws InvalidSentencesException if there is none, or more than one */
    int column(String name) {
        return optional(name)
                .orElseThrow(() -> new InvalidSentencesException(
                        file,
                        "has no column '" + name + "' but "
                                + names.stream()
                                        .limit(20)
                                        .map(Printable::quoted)
                                        .collect(Collectors.joining(", "))
                                + "; columns are separated by commas, semicolons or tabs"));
    }

    /** The same where there may be none. */
    OptionalInt optional(String name) {
        int[] found = IntStream.range(0, names.size())
                .filter(i -> normal(names.get(i)).equals(name))
                .toArray();
        if (found.length > 1) {
            throw new InvalidSentencesException(file, "has two columns '" + name + "'");
        }
        return found.length == 0 ? OptionalInt.empty() : OptionalInt.of(found[0]);
    }

    /** Where the records' splits are: {@code split}, else MMSA's {@code mode}, else nowhere. */
    OptionalInt split() {
        return Stream.of("split", "mode")
                .map(this::optional)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** For a reader: what is taken for what. */
    String description() {
        String named = "text is the column " + quoted(column("text")) + ", label " + quoted(column("label"));
        String splits = split().isPresent()
                ? ", split " + quoted(split().getAsInt())
                : "; there is no column split or mode, so all are for testing";
        return named
                + splits
                + switch (separator) {
                    case ',' -> "";
                    case ';' -> "; separated by a semicolon";
                    case '\t' -> "; separated by tabs";
                    default -> "; separated by " + Printable.quoted(Character.toString(separator));
                };
    }

    /** Columns that are not read. */
    List<String> unused() {
        return IntStream.range(0, names.size())
                .filter(i -> i != column("text") && i != column("label"))
                .filter(i -> split().isEmpty() || i != split().getAsInt())
                .mapToObj(i -> names.get(i).strip())
                .toList();
    }

    private String quoted(int column) {
        return Printable.quoted(names.get(column).strip());
    }
}
