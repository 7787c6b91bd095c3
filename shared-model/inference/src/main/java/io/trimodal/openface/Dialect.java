package io.trimodal.openface;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/**
 * How a file is written, which its first lines show: with commas, as OpenFace does it, or with semicolons or tabs, as
 * spreadsheets do in countries where numbers have decimal commas.
 *
 * @param separator between values
 * @param header the first line that says something, as it stands in the file
 * @param line where the header is, from 1
 */
record Dialect(char separator, String header, long line) {
    /** By which Excel tells and is told the separator. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=([,;\t])\"?\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANK = Pattern.compile("[\\s,;\"]*");
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final int MOST_LINES_BEFORE = 100;

    /** @return empty if there is no line that says something. The reader then stands behind the header */
    static Optional<Dialect> read(Reader csv) throws IOException {
        Optional<Character> told = Optional.empty();
        for (int number = 1; number <= MOST_LINES_BEFORE; number++) {
            Optional<String> next = line(csv);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            String line = next.get().replace("\uFEFF", "");
            Matcher separator = SEPARATOR_LINE.matcher(line);
            if (separator.matches()) {
                told = Optional.of(separator.group(1).charAt(0));
            } else if (!BLANK.matcher(line).matches()) {
                return Optional.of(new Dialect(told.orElseGet(() -> mostFrequent(line)), line, number));
            }
        }
        return Optional.empty();
    }

    /** Of equally many, the first. */
    private static char mostFrequent(String line) {
        char best = SEPARATORS.getFirst();
        for (char separator : SEPARATORS) {
            best = count(line, separator) > count(line, best) ? separator : best;
        }
        return best;
    }

    private static long count(String line, char separator) {
        return line.chars().filter(c -> c == separator).count();
    }

    /** With its end; empty where there is none. */
    private static Optional<String> line(Reader csv) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = csv.read();
        while (c >= 0) {
            line.append((char) c);
            if (c == '\n') {
                break;
            }
            c = csv.read();
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    /** Whether the header is one of OpenFace's, of a video or of a picture. */
    boolean isOfOpenFace() {
        List<String> names = Arrays.stream(header.split(Pattern.quote(Character.toString(separator)), -1))
                .map(name -> name.replaceAll("[\"\\s]", "").toLowerCase(Locale.ROOT))
                .toList();
        return names.contains("frame") || names.contains("face") && names.contains("confidence");
    }

    CSVFormat format() {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
    }
}
