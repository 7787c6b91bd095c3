package io.trimodal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    private static final Checkout CHECKOUT = Checkout.own();
    private static final Path FRONT_PAGE = Path.of("README.md");

    @Test
    void links_ofEveryPage_leadSomewhere() {
        assertThat(MarkdownPage.all(CHECKOUT))
                .flatExtracting(MarkdownPage::links)
                .as("links that are looked at")
                .hasSizeGreaterThan(200);
        assertThat(broken(CHECKOUT)).isEmpty();
    }

    @Test
    void links_toWhatIsNotThere_areFound(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("README.md"),
                "# A page\n[gone](gone.md) [part](#a-page) [other](#another)"
                        + " <https://example.org> [a](https://b.org)\n");

        assertThat(broken(new Checkout(folder))).containsExactly("README.md: gone.md", "README.md: #another");
    }

    /** What a reader looks for is two clicks away: the second one may lead to a file of code. */
    @Test
    void everyPage_isTwoClicksFromTheFrontPage() {
        Map<Path, MarkdownPage> pages =
                MarkdownPage.all(CHECKOUT).stream().collect(Collectors.toMap(MarkdownPage::path, Function.identity()));
        Set<Path> reached = new HashSet<>(Set.of(FRONT_PAGE));
        for (int click = 1; click <= 2; click++) {
            Set<Path> further = new HashSet<>();
            reached.stream()
                    .filter(pages::containsKey)
                    .map(pages::get)
                    .forEach(page -> page.links().forEach(link -> further.add(page.target(link))));
            reached.addAll(further);
        }

        assertThat(pages.keySet().stream().filter(page -> !isTemplate(page) && !reached.contains(page)))
                .isEmpty();
        assertThat(Stream.of("ModelSignature", "KeepMask", "CorruptionProtocol", "PublishedMetrics", "Method")
                        .filter(sought -> reached.stream().noneMatch(file -> file.endsWith(sought + ".java"))))
                .isEmpty();
    }

    @Test
    void everyModule_hasASign() {
        assertThat(CHECKOUT.filesEndingWith("pom.xml").filter(pom -> !CHECKOUT.has(pom.resolveSibling("README.md"))))
                .isEmpty();
    }

    private static boolean isTemplate(Path page) {
        return page.startsWith(".github/ISSUE_TEMPLATE") || page.endsWith("PULL_REQUEST_TEMPLATE.md");
    }

    private static List<String> broken(Checkout checkout) {
        List<MarkdownPage> pages = MarkdownPage.all(checkout);
        return pages.stream()
                .flatMap(page -> page.links().stream()
                        .filter(link -> !leads(checkout, pages, page, link))
                        .map(link -> page + ": " + link))
                .toList();
    }

    private static boolean leads(Checkout checkout, List<MarkdownPage> pages, MarkdownPage page, String link) {
        Path target = page.target(link);
        int hash = link.indexOf('#');
        return checkout.has(target)
                && (hash < 0
                        || pages.stream()
                                .anyMatch(each -> each.path().equals(target)
                                        && each.anchors().contains(link.substring(hash + 1))));
    }
}
