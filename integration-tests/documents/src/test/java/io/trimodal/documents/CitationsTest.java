package io.trimodal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationsTest {
    private static final Checkout CHECKOUT = Checkout.own();

    @TempDir
    Path folder;

    @Test
    void citations_ofEveryFile_nameSectionsThatExist() {
        List<MarkdownPage> pages = MarkdownPage.all(CHECKOUT);
        List<Citation> citations = Citation.filesWithComments(CHECKOUT)
                // this package cites what is not there on purpose
                .filter(file -> !file.toString().contains("io/trimodal/documents/"))
                .flatMap(file -> Citation.of(CHECKOUT, file))
                .toList();

        // A check that looks at nothing finds nothing.
        assertThat(citations)
                .filteredOn(citation -> !citation.sections().isEmpty())
                .hasSizeGreaterThan(50);
        assertThat(citations.stream().flatMap(citation -> citation.faults(pages).stream()))
                .isEmpty();
    }

    @Test
    void theSpecification_isNamedAsAPage() {
        Pattern bare = Pattern.compile("MODEL-SPEC(?!\\.md)");

        assertThat(Citation.filesWithComments(CHECKOUT)
                        .filter(file -> !file.toString().contains("io/trimodal/documents/"))
                        .filter(file -> bare.matcher(CHECKOUT.text(file)).find()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/** As SPEC.md, section 3, says. */         | A.java cites section 3 of SPEC.md",
                "/**¶ * As SPEC.md, sections 1¶ * and 4. */ | A.java cites section 4 of SPEC.md",
                "// SPEC.md, section 2, \"Beyond\"           | A.java cites \"Beyond\" of SPEC.md",
                "// see docs/SPEC.md                         | A.java cites docs/SPEC.md, of which there are 0"
            })
    void citation_ofWhatIsNotThere_isFound(String comment, String fault) throws IOException {
        assertThat(faults(comment)).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "// SPEC.md",
                "// SPEC.md, sections 1 and 2",
                "// SPEC.md, section 2, \"The rest\"",
                "// https://example.org/specs/blob/main/OTHER.md"
            })
    void citation_ofWhatIsThere_isNone(String comment) throws IOException {
        assertThat(faults(comment)).isEmpty();
    }

    private List<String> faults(String comment) throws IOException {
        Files.writeString(folder.resolve("SPEC.md"), "# A page\n\n## 1. First\n\n## 2. Second\n\n### The rest\n");
        Files.writeString(folder.resolve("A.java"), comment.replace("¶", "\n"));
        Checkout checkout = new Checkout(folder);
        return Citation.of(checkout, Path.of("A.java"))
                .flatMap(citation -> citation.faults(MarkdownPage.all(checkout)).stream())
                .toList();
    }
}
