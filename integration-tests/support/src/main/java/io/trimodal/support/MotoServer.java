package io.trimodal.support;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An emulated AWS: moto_server as a process on a free port. It keeps all in memory and checks no signatures. */
public final class MotoServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Path LOG = Path.of("target", "logs", "moto.log");

    private final StartedProcess process;
    private final URI endpoint;

    private MotoServer(StartedProcess process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Returns when it answers; the calling test is skipped, and says so, where there is none that works.
     *
     * @param environment beside the test's own
     */
    public static MotoServer startOrSkip(Map<String, String> environment) {
        String port = Integer.toString(StartedProcess.freePort());
        ProcessBuilder command = new ProcessBuilder(Tool.MOTO.require().toString(), "-H", "127.0.0.1", "-p", port);
        command.environment().putAll(environment);
        MotoServer server = new MotoServer(StartedProcess.start(command, LOG), URI.create("http://127.0.0.1:" + port));
        server.process.awaitOk(server.endpoint.resolve("/moto-api/"), START);
        return server;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** What it has printed. */
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.kill();
        process.close();
    }
}
