package io.trimodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Help for people: whole sentences, lines that fit, and a launcher that knows every command before anything is built.
 */
class HelpTest {
    private static final Path LAUNCHER = Checkout.own().resolve("trimodal");

    private static Stream<CommandLine> commands(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTest::commands));
    }

    @Test
    void descriptions_areWholeSentences_andTheFirstIsALine() {
        commands(Main.commandLine()).forEach(command -> {
            CommandSpec spec = command.getCommandSpec();
            String[] description = spec.usageMessage().description();
            assertThat(description).as(spec.qualifiedName()).isNotEmpty().allMatch(part -> part.endsWith("."));
            assertThat(description[0]).as(spec.qualifiedName()).hasSizeLessThan(115);
            List<String> options = new ArrayList<>();
            spec.options().forEach(option -> options.addAll(Arrays.asList(option.description())));
            spec.positionalParameters().forEach(each -> options.addAll(Arrays.asList(each.description())));
            assertThat(options).as(spec.qualifiedName()).allMatch(part -> part.endsWith("."));
        });
    }

    @Test
    void help_namesValuesForPeople_inLinesThatFit() {
        commands(Main.commandLine()).forEach(command -> {
            String help = command.getUsageMessage();
            assertThat(help).doesNotContainPattern("=<[a-z]");
            assertThat(help.lines()).allMatch(line -> line.length() <= 100);
        });
    }

    @Test
    void launcher_listsEveryCommand() throws IOException {
        String launcher = Files.readString(LAUNCHER);

        Main.commandLine()
                .getSubcommands()
                .keySet()
                .forEach(name -> assertThat(launcher).contains("\n  " + name + " "));
    }

    @Test
    void slip_isAnsweredInTwoLines() {
        Run run = Run.of("train", "--architecture", "almt", "--data", "x", "--output", "y", "--epochs", "many");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "trimodal train: ",
                        "'--epochs'",
                        "expected a whole number but was 'many'",
                        "./trimodal train --help")
                .hasLineCount(2);
    }

    @Test
    void choice_thatIsNone_isAnsweredAsItIsTyped() {
        assertThat(Run.of("evaluate", "--model", "m", "--data", "d", "--format", "pdf")
                        .err())
                .contains("expected one of table, json, html but was 'pdf'");
    }
}
