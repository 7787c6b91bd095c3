package io.trimodal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands name is there; {@code ReadmeCommandsIT} runs them. */
class CommandsTest {
    private static final Pattern LAUNCHED = Pattern.compile("\\./trimodal ([a-z][a-z-]*)");
    private static final Pattern OFFERED = Pattern.compile("(?m)^  ([a-z][a-z-]*) {2,}\\S");
    private static final Pattern MODULES = Pattern.compile("(?:mvnw|trimodal test)\\b.* -pl (\\S+)");
    private static final Pattern TESTS = Pattern.compile("trimodal test --module \\S+ '?([A-Z]\\w*)");
    private static final Pattern PROFILES = Pattern.compile("mvnw\\b.* -P(\\S+)");

    @Test
    void commands_ofEveryPage_areKnown() {
        Checkout checkout = Checkout.own();

        assertThat(MarkdownPage.all(checkout))
                .flatExtracting(MarkdownPage::commands)
                .hasSizeGreaterThan(50);
        assertThat(unknown(checkout)).isEmpty();
    }

    @Test
    void commands_thatNameWhatIsNotThere_areFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("trimodal"), "usage() {\n  run      serves\n}\n");
        Files.writeString(
                folder.resolve("README.md"),
                "Call `./trimodal sing` or\n```sh\n./trimodal run # all\n./trimodal test --module core GoneTest\n"
                        + "./mvnw -Pfast -pl a,b \\\n  test\n```\n");

        assertThat(unknown(new Checkout(folder)))
                .containsExactlyInAnyOrder(
                        "README.md: command sing",
                        "README.md: command test",
                        "README.md: test GoneTest",
                        "README.md: module a",
                        "README.md: module b",
                        "README.md: profile fast");
    }

    private static List<String> unknown(Checkout checkout) {
        Set<String> offered = new HashSet<>(Set.of("help"));
        OFFERED.matcher(checkout.text(Path.of("trimodal"))).results().forEach(found -> offered.add(found.group(1)));
        String poms = String.join(
                "\n", checkout.filesEndingWith("pom.xml").map(checkout::text).toList());
        List<String> unknown = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all(checkout)) {
            named(LAUNCHED, List.of(String.join("\n", page.lines())))
                    .filter(command -> !offered.contains(command))
                    .forEach(command -> unknown.add(page + ": command " + command));
            named(MODULES, page.commands())
                    .filter(module -> !checkout.has(Path.of(module, "pom.xml")))
                    .forEach(module -> unknown.add(page + ": module " + module));
            named(TESTS, page.commands())
                    .filter(test -> checkout.filesEndingWith("/" + test + ".java")
                            .findAny()
                            .isEmpty())
                    .forEach(test -> unknown.add(page + ": test " + test));
            named(PROFILES, page.commands())
                    .filter(profile -> !poms.contains("<id>" + profile + "</id>"))
                    .forEach(profile -> unknown.add(page + ": profile " + profile));
        }
        return unknown;
    }

    private static Stream<String> named(Pattern pattern, List<String> texts) {
        return texts.stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map((MatchResult found) -> found.group(1))
                .flatMap(names -> Stream.of(names.split(",")))
                .distinct();
    }
}
