package io.trimodal.documents;

import io.trimodal.support.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page that a comment names.
 *
 * @param file that has the comment
 * @param page as it is named: a path from the root, or the name alone
 * @param sections their numbers; none for the whole page
 * @param headings in quotation marks; none for whole sections
 */
record Citation(Path file, String page, List<Integer> sections, List<String> headings) {
    /** Where a line of a comment ends and the next begins. */
    private static final Pattern NEXT_LINE = Pattern.compile("\\R\\s*(\\*(?!/)|//|#)?[ \\t]*");

    private static final Pattern COMMENTED =
            Pattern.compile(".*\\.(java|js|css|xml|ya?ml|tf|tftest\\.hcl|properties|Containerfile)|trimodal|build|run");

    private static final Pattern CITED = Pattern.compile("(?<![\\w./-])(?<page>(?:[\\w.-]+/)*[\\w-]+\\.md)(?![\\w/-])"
            + "(?:,?\\s+sections?\\s+(?<sections>\\d+(?:(?:, (?:and )?| and | to )\\d+)*))?"
            + "(?:,\\s+\"(?<heading>[^\"]+)\")?");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Files that may cite pages in comments. */
    static Stream<Path> filesWithComments(Checkout checkout) {
        return checkout.files(
                file -> COMMENTED.matcher(file.getFileName().toString()).matches());
    }

    /** All that a file has. */
    static Stream<Citation> of(Checkout checkout, Path file) {
        return CITED.matcher(NEXT_LINE.matcher(checkout.text(file)).replaceAll(" "))
                .results()
                .map(found -> of(file, found));
    }

    private static Citation of(Path file, MatchResult found) {
        String sections = found.group("sections");
        String heading = found.group("heading");
        return new Citation(
                file,
                found.group("page"),
                sections == null
                        ? List.of()
                        : NUMBER.matcher(sections)
                                .results()
                                .map(number -> Integer.valueOf(number.group()))
                                .toList(),
                heading == null ? List.of() : List.of(heading));
    }

    /** What of it is not there; empty where all is. */
    List<String> faults(List<MarkdownPage> pages) {
        List<MarkdownPage> meant = pages.stream()
                .filter(each -> each.path().toString().equals(page))
                .toList();
        if (meant.isEmpty()) {
            meant = pages.stream()
                    .filter(each -> each.path().endsWith(page) || each.path().equals(file.resolveSibling(page)))
                    .toList();
        }
        if (meant.size() != 1) {
            return List.of(file + " cites " + page + ", of which there are " + meant.size());
        }
        MarkdownPage cited = meant.getFirst();
        List<String> faults = new ArrayList<>();
        sections.stream()
                .filter(section -> !cited.sections().contains(section))
                .forEach(section -> faults.add(file + " cites section " + section + " of " + cited));
        headings.stream()
                .filter(heading -> !cited.headings().contains(heading))
                .forEach(heading -> faults.add(file + " cites \"" + heading + "\" of " + cited));
        return faults;
    }
}
