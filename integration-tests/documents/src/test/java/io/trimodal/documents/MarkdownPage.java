package io.trimodal.documents;

import io.trimodal.support.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of documentation.
 *
 * @param path from the root of the checkout
 * @param lines as they are in the file
 */
record MarkdownPage(Path path, List<String> lines) {
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern FOREIGN = Pattern.compile("[a-z]+:.*");
    private static final Pattern NUMBERED = Pattern.compile("(\\d+)\\. .*");

    /** Every page, in order. */
    static List<MarkdownPage> all(Checkout checkout) {
        return checkout.filesEndingWith(".md").map(file -> read(checkout, file)).toList();
    }

    static MarkdownPage read(Checkout checkout, Path path) {
        return new MarkdownPage(path, checkout.text(path).lines().toList());
    }

    /** The text of each heading. */
    List<String> headings() {
        return outsideFences()
                .flatMap(line -> HEADING.matcher(line).results())
                .map(found -> found.group(1).strip())
                .toList();
    }

    /** The numbers of those sections that have one. */
    List<Integer> sections() {
        return headings().stream()
                .flatMap(heading -> NUMBERED.matcher(heading).results())
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    /** What a link names after {@code #} to lead to a heading, as GitHub makes it. */
    List<String> anchors() {
        return headings().stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** Links that lead into the repository, as they are written. */
    List<String> links() {
        return LINK.matcher(String.join("\n", outsideFences().toList()))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !FOREIGN.matcher(link).matches())
                .toList();
    }

    /** The file that a link leads to, from the root; the page itself for a mere anchor. */
    Path target(String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? path : path.resolveSibling(file).normalize();
    }

    /** Commands: the lines of blocks marked {@code sh}, without comments, those that a backslash continues joined. */
    List<String> commands() {
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        boolean shell = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                shell = !shell && line.equals("```sh");
            } else if (shell && line.endsWith("\\")) {
                command.append(line, 0, line.length() - 1);
            } else if (shell) {
                String whole = command.append(line).toString().replaceFirst("(^|\\s)#.*", "");
                if (!whole.isBlank()) {
                    commands.add(whole.strip());
                }
                command.setLength(0);
            }
        }
        return commands;
    }

    /** All words, those of tables and blocks too. */
    int words() {
        return (int) lines.stream()
                .flatMap(line -> Stream.of(line.strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .count();
    }

    private Stream<String> outsideFences() {
        List<String> outside = new ArrayList<>();
        boolean fence = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                fence = !fence;
            } else if (!fence) {
                outside.add(line);
            }
        }
        return outside.stream();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
