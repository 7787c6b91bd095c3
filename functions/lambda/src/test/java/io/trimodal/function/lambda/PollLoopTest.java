package io.trimodal.function.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.function.lambda.LambdaApi.Posted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollLoopTest {
    private final LambdaApi lambda;
    private final BlockingQueue<Integer> exits = new LinkedBlockingQueue<>();
    private final BlockingQueue<Invocation> seen = new LinkedBlockingQueue<>();

    PollLoopTest() throws IOException {
        lambda = new LambdaApi();
    }

    @AfterEach
    void close() {
        lambda.close();
    }

    private PollLoop start(EventHandler handler) {
        PollLoop loop = new PollLoop(new RuntimeApi(lambda.address()), handler, exits::add);
        Thread.ofPlatform().daemon().start(loop);
        return loop;
    }

    private byte[] echo(Invocation invocation) {
        seen.add(invocation);
        return ("[" + new String(invocation.event(), StandardCharsets.UTF_8) + "]").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void events_areAnsweredOneAfterTheOther() throws Exception {
        lambda.send("{\"a\": \"ä\"}");
        lambda.send("{}");
        PollLoop loop = start(this::echo);

        assertThat(lambda.awaitPosted()).isEqualTo(new Posted("invocation/1/response", null, "[{\"a\": \"ä\"}]"));
        assertThat(lambda.awaitPosted()).isEqualTo(new Posted("invocation/2/response", null, "[{}]"));
        Invocation first = seen.take();
        assertThat(first.id()).isEqualTo("1");
        assertThat(first.deadline()).isEqualTo(Instant.ofEpochMilli(1795252365118L));
        assertThat(System.getProperty("com.amazonaws.xray.traceHeader"))
                .isEqualTo(first.trace())
                .contains("1-5bef");
        loop.close();
        assertThat(exits.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aFailure_isPostedWithItsTypeAndMessage_andTheNextEventIsHandled() throws Exception {
        lambda.send("bad");
        lambda.send("{}");
        start(invocation -> {
            if (invocation.id().equals("1")) {
                throw new IllegalArgumentException("no \"event\"");
            }
            return echo(invocation);
        });

        Posted failed = lambda.awaitPosted();
        assertThat(failed.path()).isEqualTo("invocation/1/error");
        assertThat(failed.errorType()).isEqualTo("Unhandled");
        JsonNode report = new ObjectMapper().readTree(failed.body());
        assertThat(report.path("errorType").asText()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(report.path("errorMessage").asText()).isEqualTo("no \"event\"");
        assertThat(report.path("stackTrace")).isNotEmpty();
        assertThat(lambda.awaitPosted().path()).isEqualTo("invocation/2/response");
    }

    /** Such as an answer of more than 6 MB. */
    @Test
    void anAnswerThatLambdaRefuses_endsNothing() throws Exception {
        lambda.refusePosts(413);
        lambda.send("1");
        lambda.send("2");
        start(this::echo);

        assertThat(lambda.awaitPosted().path()).isEqualTo("invocation/1/response");
        assertThat(lambda.awaitPosted().path()).isEqualTo("invocation/2/response");
        assertThat(exits).isEmpty();
    }

    @Test
    void theProcessEnds_whereThereAreNoMoreEvents() throws Exception {
        lambda.refuseNext(500);
        start(this::echo);

        assertThat(exits.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void theProcessEnds_whereNobodyListens() throws Exception {
        lambda.close();
        start(this::echo);

        assertThat(exits.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void whatCannotStart_isReported_andTheProcessEnds() throws Exception {
        start(new EventHandler() {
            @Override
            public void awaitReady() {
                throw new IllegalStateException("no router");
            }

            @Override
            public byte[] handle(Invocation invocation) {
                return echo(invocation);
            }
        });

        Posted failed = lambda.awaitPosted();
        assertThat(failed.path()).isEqualTo("init/error");
        assertThat(failed.errorType()).isEqualTo("Runtime.IllegalStateException");
        assertThat(failed.body()).contains("no router");
        assertThat(exits.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
    }
}
