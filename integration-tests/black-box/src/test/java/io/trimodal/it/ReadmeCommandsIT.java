package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import io.trimodal.support.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of every page of documentation, in the order in which a reader pastes them: run, where this machine
 * can; else what it names of the repository is there.
 */
@Tag("slow")
class ReadmeCommandsIT {
    private static final Checkout CHECKOUT = Checkout.own();
    private static final String ADDRESS = "http://localhost:8080";

    @TempDir
    private static Path scratch;

    private static final List<Workbench> SERVERS = new ArrayList<>();
    private static final Map<String, String> ENVIRONMENT = new HashMap<>();

    @AfterAll
    static void stop() {
        SERVERS.forEach(Workbench::close);
    }

    @TestFactory
    Stream<DynamicNode> everyCommandOfAPage() throws IOException {
        Map<Path, List<ReadmeCommand>> pages = new LinkedHashMap<>();
        for (ReadmeCommand command : ReadmeCommand.all(CHECKOUT)) {
            pages.computeIfAbsent(command.page(), _ -> new ArrayList<>()).add(command);
        }
        assertThat(pages).containsKey(Path.of("README.md"));
        SERVERS.add(Workbench.start());
        Path models = scratch.resolve("shared-model");
        CopiedSources.copy(CHECKOUT.root().resolve("shared-model"), models);
        List<DynamicNode> nodes = new ArrayList<>();
        for (Map.Entry<Path, List<ReadmeCommand>> page : pages.entrySet()) {
            ReadmeFolder folder = ReadmeFolder.make(scratch.resolve("page" + nodes.size()), CHECKOUT.root(), models);
            nodes.add(DynamicContainer.dynamicContainer(
                    page.getKey().toString(),
                    page.getValue().stream()
                            .map(command ->
                                    DynamicTest.dynamicTest(command.toString(), () -> tried(command, folder)))));
        }
        return nodes.stream();
    }

    private static void tried(ReadmeCommand command, ReadmeFolder folder) throws IOException {
        assertThat(folder.missing(command.text()))
                .as("of the repository, and not there")
                .isEmpty();
        switch (ReadmeTreatment.of(command)) {
            case ReadmeTreatment.Named _ -> {}
            case ReadmeTreatment.Serve(List<String> options) ->
                SERVERS.add(
                        Workbench.start(options.stream().map(folder::absolute).toArray(String[]::new)));
            case ReadmeTreatment.Run(String text) -> run(text, folder);
        }
    }

    private static void run(String text, ReadmeFolder folder) {
        // The one with keys is the one that was started last.
        Workbench server = text.contains("$KEY") ? SERVERS.getLast() : SERVERS.getFirst();
        String local = text.replace(ADDRESS, "http://127.0.0.1:" + server.port())
                .replace("curl -s ", "curl -sS --fail-with-body ");
        Trial.Result result = folder.run(local, ENVIRONMENT);
        assertThat(result.exit()).as(result.output()).isZero();
        if (text.contains("api-key create")) {
            ENVIRONMENT.put(
                    "KEY", result.output().strip().lines().toList().getLast().strip());
        }
    }
}
