package io.trimodal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LengthsTest {
    private static final int MOST_CHARACTERS = 120;
    private static final int MOST_LINES = 200;
    private static final int MOST_WORDS = 1600;

    /** A word that cannot be broken: an address, or a link. */
    private static final Pattern LONG_WORD = Pattern.compile("\\S{80,}");

    @Test
    void lines_ofEveryPage_keepToTheLength() {
        assertThat(MarkdownPage.all(Checkout.own()).stream().flatMap(page -> tooLong(page).stream()))
                .isEmpty();
    }

    @Test
    void lines_thatAreTooLong_areFound() {
        String words = "word ".repeat(25);
        assertThat(tooLong(page("short", words, "| " + words + "|", "https://example.org/" + "a".repeat(120))))
                .containsExactly("README.md:2 (125)");
    }

    @Test
    void theFrontPage_isShort() {
        MarkdownPage front = MarkdownPage.read(Checkout.own(), Path.of("README.md"));

        assertThat(isShort(front))
                .as("%d lines, %d words", front.lines().size(), front.words())
                .isTrue();
    }

    @Test
    void aFrontPage_thatIsLong_isFound() {
        assertThat(isShort(page(Collections.nCopies(MOST_LINES + 1, "").toArray(String[]::new))))
                .isFalse();
        assertThat(isShort(page("word ".repeat(MOST_WORDS + 1)))).isFalse();
        assertThat(isShort(page("word ".repeat(MOST_WORDS)))).isTrue();
    }

    private static boolean isShort(MarkdownPage page) {
        return page.lines().size() <= MOST_LINES && page.words() <= MOST_WORDS;
    }

    /** All but rows of tables, which cannot be broken. */
    private static List<String> tooLong(MarkdownPage page) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < page.lines().size(); i++) {
            String line = page.lines().get(i);
            int length = line.codePointCount(0, line.length());
            if (length > MOST_CHARACTERS
                    && !line.startsWith("|")
                    && !LONG_WORD.matcher(line).find()) {
                found.add(page + ":" + (i + 1) + " (" + length + ")");
            }
        }
        return found;
    }

    private static MarkdownPage page(String... lines) {
        return new MarkdownPage(Path.of("README.md"), List.of(lines));
    }
}
