package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A small heap, as in a container of 512 MB: what does not fit is refused, and a process that is out of memory ends.
 */
@Tag("slow")
class OutOfMemoryIT {
    private static final int CALLERS = 16;
    private static final String SMALL = "{\"utterances\": [{\"text\": \"a\"}]}";
    private static final String FRAME = "[" + "0.123456,".repeat(32) + "0.123456]";

    /** @return a body of about so many megabytes, which ends with the array whose values it repeats */
    private static String body(int megabytes) {
        int frames = (megabytes << 20) / FRAME.length();
        return "{\"utterances\": [{\"audio\": {\"features\": [" + (FRAME + ",").repeat(frames - 1) + FRAME + "]}}]}";
    }

    /** The statuses of all callers at once; 0 where there was no answer. */
    private static List<Integer> ask(Workbench workbench, String body, int calls) throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < calls; i++) {
                answers.add(callers.submit(() -> {
                    try {
                        return workbench.predict(body).statusCode();
                    } catch (RuntimeException _) {
                        return 0;
                    }
                }));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        return statuses;
    }

    @Test
    void predict_manyLargeBodies_inASmallHeap_allHaveAnAnswer() throws Exception {
        try (Workbench workbench = Workbench.startClassFiles("-Xmx128m")) {
            assertThat(ask(workbench, body(18), 2 * CALLERS))
                    .as(workbench.log())
                    .containsOnly(413);
            assertThat(ask(workbench, body(7), 2 * CALLERS)).as(workbench.log()).isSubsetOf(200, 413, 422, 503);
            assertThat(workbench.predict(SMALL).statusCode()).isEqualTo(200);
            assertThat(workbench.log()).doesNotContain("OutOfMemoryError");
        }
    }

    @Test
    void process_outOfMemory_ends() throws Exception {
        try (Workbench workbench = Workbench.startClassFiles(
                "-Xmx96m",
                "-Dtrimodal.limits.body-size=64M",
                "-Dtrimodal.limits.frames=10000000",
                "-Dtrimodal.admission.bodies=4G")) {
            for (int i = 0; i < 3 && workbench.process().isAlive(); i++) {
                ask(workbench, body(40), CALLERS);
            }
            assertThat(workbench.process().waitFor(30, TimeUnit.SECONDS))
                    .as(workbench.log())
                    .isTrue();
            assertThat(workbench.process().exitValue()).isEqualTo(3);
            assertThat(workbench.log()).contains("Out of memory: the process ends.");
        }
    }
}
