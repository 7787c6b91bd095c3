package io.trimodal.structure;

import io.trimodal.support.Checkout;
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
    static List<String> violations(Checkout checkout) {
        List<String> found = new ArrayList<>();
        for (Path file : checkout.filesEndingWith(".java").toList()) {
            List<String> lines = checkout.text(file).lines().toList();
            for (int at = 0; at < lines.size(); at++) {
                String line = lines.get(at);
                int length = line.codePointCount(0, line.length());
                if (length > MOST && !LONG_WORD.matcher(line).find()) {
                    found.add("%s:%d (%d)".formatted(file, at + 1, length));
                }
            }
        }
        return found;
    }
}
