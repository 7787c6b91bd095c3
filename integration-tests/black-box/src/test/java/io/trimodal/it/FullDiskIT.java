package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Tool;
import io.trimodal.support.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process whose ledger cannot grow any more gives nothing away. The kernel's limit on the size of files stands for
 * the full disk, as it fails the same call in the same way, can be lifted again, and needs no root.
 */
class FullDiskIT {
    private static final int QUOTA = 200;
    private static final int TOGETHER = 4;
    private static final String BODY = "{\"utterances\": [{\"text\": \"a\"}]}";

    @TempDir
    private Path folder;

    @Test
    void predict_ledgerCannotGrow_isRefusedUntilItCan_andTheQuotaHolds() throws Exception {
        Path ledger = folder.resolve("ledger");
        try (Workbench workbench = Workbench.startClassFiles(
                "-Dtrimodal.usage.ledger=embedded",
                "-Dtrimodal.usage.file=" + ledger,
                "-Dtrimodal.usage.monthly-quota=" + QUOTA)) {
            int answered = count(ask(workbench, 2 * TOGETHER), 200);
            long size = size(ledger);
            limit(workbench, Long.toString(size + 1000));
            List<Integer> full = ask(workbench, 2 * QUOTA);
            answered += count(full, 200);
            assertThat(count(full, 503)).as(workbench.log()).isPositive();
            assertThat(full.subList(full.size() / 2, full.size())).containsOnly(503);
            assertThat(answered).isLessThan(QUOTA / 2);
            limit(workbench, "unlimited");
            answered += count(ask(workbench, 2 * QUOTA), 200);
            assertThat(answered).isEqualTo(QUOTA);
            assertThat(Workbench.json(workbench.get("/v1/usage"))
                            .at("/total/utterances")
                            .asInt())
                    .isEqualTo(QUOTA);
        }
    }

    private static long size(Path ledger) throws IOException {
        try (var files = Files.list(ledger)) {
            return files.mapToLong(file -> file.toFile().length()).max().orElseThrow();
        }
    }

    private static void limit(Workbench workbench, String bytes) {
        List<String> command = List.of(
                Tool.PRLIMIT.require().toString(),
                "--pid",
                Long.toString(workbench.process().pid()),
                "--fsize=" + bytes + ":");
        Trial.Result result = Trial.run(command, Duration.ofSeconds(10));
        if (!result.succeeded()) {
            throw Tool.PRLIMIT.unusable("cannot limit a process: " + result.describe(command));
        }
    }

    /** Statuses of so many calls, of which some are always in flight together. */
    private static List<Integer> ask(Workbench workbench, int calls) throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(TOGETHER)) {
            for (int i = 0; i < calls; i++) {
                answers.add(callers.submit(() -> workbench.predict(BODY).statusCode()));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        return statuses;
    }

    private static int count(List<Integer> statuses, int status) {
        return (int) statuses.stream().filter(each -> each == status).count();
    }
}
