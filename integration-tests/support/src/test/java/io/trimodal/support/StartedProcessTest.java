package io.trimodal.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartedProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private static ProcessBuilder shell(String script) {
        return new ProcessBuilder("sh", "-c", script);
    }

    @Test
    void awaitText_printedLater_returns() {
        try (StartedProcess process = StartedProcess.start(shell("sleep 0.1; echo up >&2; sleep 600"))) {
            process.awaitText("up\n", PATIENCE);
            assertThat(process.process().isAlive()).isTrue();
        }
    }

    @Test
    void await_processThatEndsFirst_failsWithItsLog() {
        StartedProcess process = StartedProcess.start(shell("echo no such setting; exit 3"));
        assertThatThrownBy(() -> process.awaitText("up", PATIENCE))
                .hasMessageContainingAll("sh -c", "ended with 3 before it printed \"up\"", "\nno such setting");
    }

    @Test
    void await_processThatTakesTooLong_failsWithItsLog_andEndsIt() {
        StartedProcess process = StartedProcess.start(shell("echo loading; sleep 600"));
        process.awaitText("loading", PATIENCE);
        assertThatThrownBy(() -> process.awaitText("up", SHORT))
                .hasMessageContainingAll("took longer than PT0.2S", "loading");
        assertThat(process.process().isAlive()).isFalse();
    }

    @Test
    void awaitOk_returnsOnceThatIsTheStatus() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] calls = new int[1];
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(++calls[0] < 3 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (StartedProcess process = StartedProcess.start(shell("sleep 600"))) {
            process.awaitOk(address, PATIENCE);
            assertThat(calls[0]).isEqualTo(3);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void awaitEnd_givesTheStatus() {
        try (StartedProcess process = StartedProcess.start(shell("exit 5"))) {
            assertThat(process.awaitEnd(PATIENCE)).isEqualTo(5);
        }
    }

    @Test
    void close_asksFirst_andEndsWhatItStarted() {
        Path log = folder.resolve("logs/process.log");
        String script = "sleep 600 & trap 'echo asked; exit 0' TERM; echo up; wait";
        StartedProcess process = StartedProcess.start(shell(script), log);
        process.awaitText("up", PATIENCE);
        List<ProcessHandle> children = process.process().descendants().toList();
        process.close();
        assertThat(process.log()).isEqualTo("up\nasked\n");
        assertThat(children)
                .hasSize(1)
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(PATIENCE));
    }

    @Test
    void start_ofWhatIsNotThere_saysSo() {
        assertThatThrownBy(() -> StartedProcess.start(new ProcessBuilder("/no/such/program")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/no/such/program");
    }
}
