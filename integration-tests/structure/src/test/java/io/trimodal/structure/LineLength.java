package io.trimodal.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of at most 120 characters, comments included; a word that is longer by itself, as addresses are, may stand. */
final class LineLength {
    static final int MOST = 120;

    private static final Pattern LONG_WORD = Pattern.compile("\\S{80,}");

    private LineLength() {}

    /** {@code path:line (length)} of every line that is too long. */
    static List<String> violations(Repository repository) {
        List<String> found = new ArrayList<>();
        for (Path file : repository.files(path -> path.toString().endsWith(".java"))) {
            List<String> lines = lines(file);
            for (int at = 0; at < lines.size(); at++) {
                String line = lines.get(at);
                int length = line.codePointCount(0, line.length());
                if (length > MOST && !LONG_WORD.matcher(line).find()) {
                    found.add("%s:%d (%d)".formatted(repository.name(file), at + 1, length));
                }
            }
        }
        return found;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
