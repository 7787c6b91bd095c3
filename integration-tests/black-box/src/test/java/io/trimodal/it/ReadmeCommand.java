package io.trimodal.it;

import io.trimodal.support.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A command that a page of documentation shows, from a block marked {@code sh} or in a sentence.
 *
 * @param page from the root of the checkout
 * @param line where it begins, from 1
 * @param text as it would be pasted into a shell; several lines where a quotation or a backslash continues it
 */
record ReadmeCommand(Path page, int line, String text) {
    /** In a sentence; without options it is but the name of one. */
    private static final Pattern INLINE = Pattern.compile("`(\\./trimodal [a-z-]+ -[^`]*)`");

    /** All commands of all pages in the checkout, in order. */
    static List<ReadmeCommand> all(Checkout checkout) {
        return checkout.filesEndingWith(".md")
                .flatMap(page -> of(page, checkout.text(page).lines().toList()).stream())
                .toList();
    }

    static List<ReadmeCommand> of(Path page, List<String> lines) {
        List<ReadmeCommand> commands = new ArrayList<>();
        boolean shell = false;
        StringBuilder text = new StringBuilder();
        int first = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                shell = !shell && line.equals("```sh");
            } else if (shell && (!text.isEmpty() || !line.isBlank() && !line.startsWith("#"))) {
                first = text.isEmpty() ? i + 1 : first;
                text.append(text.isEmpty() ? "" : "\n").append(line);
                if (isWhole(text)) {
                    commands.add(new ReadmeCommand(page, first, text.toString()));
                    text.setLength(0);
                }
            } else if (!shell) {
                for (MatchResult inline : INLINE.matcher(line).results().toList()) {
                    commands.add(new ReadmeCommand(page, i + 1, inline.group(1)));
                }
            }
        }
        return commands;
    }

    /** Whether no quotation is open at the end and no backslash continues the line; a comment ends with its line. */
    private static boolean isWhole(CharSequence text) {
        char quote = 0;
        boolean comment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (comment) {
                comment = c != '\n';
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '#' && i > 0 && Character.isWhitespace(text.charAt(i - 1))) {
                comment = true;
            } else if (c == '\\' && i == text.length() - 1) {
                return false;
            }
        }
        return quote == 0;
    }

    @Override
    public String toString() {
        return page + ":" + line + " " + text.lines().findFirst().orElse("");
    }
}
