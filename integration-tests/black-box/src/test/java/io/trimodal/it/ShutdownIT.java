package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A process that is told to stop under load owes nobody an answer: every connection that it accepted gets a whole one,
 * then it ends. Plain sockets, so that no client hides a failure by trying again.
 */
class ShutdownIT {
    private static final int CLIENTS = 12;
    private static final String BODY =
            "{\"utterances\": [{\"text\": \"The acting was superb and I would watch it again.\"}]}";
    private static final byte[] REQUEST =
            ("POST /v1/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + "Content-Length: "
                            + BODY.length() + "\r\n\r\n" + BODY)
                    .getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger answeredAfterSignal = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean signalled = new AtomicBoolean();

    @Test
    void sigterm_underLoad_losesNoAcceptedRequest() throws Exception {
        try (Workbench workbench = Workbench.start("-Dtrimodal.drain.delay=0.5S")) {
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Thread.ofPlatform().start(() -> load(workbench.port())));
            }
            while (answered.get() < 5 * CLIENTS) {
                assertThat(workbench.process().isAlive()).as(workbench.log()).isTrue();
                Thread.sleep(20);
            }
            signalled.set(true);
            workbench.process().destroy();
            for (Thread client : clients) {
                client.join();
            }
            assertThat(workbench.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(workbench.process().exitValue()).as(workbench.log()).isIn(0, 143);
            assertThat(lost).as(workbench.log()).isEmpty();
            assertThat(answeredAfterSignal.get()).isPositive();
            assertThat(workbench.log()).doesNotContain("ERROR").doesNotContain("had no answer");
        }
    }

    /**
     * Connects and asks, on each connection until the server says that it closes it, until no connection can be made.
     */
    private void load(int port) {
        while (true) {
            try (Socket socket = new Socket()) {
                try {
                    socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
                } catch (IOException _) {
                    return; // nobody listens any more
                }
                socket.setSoTimeout(30_000);
                while (ask(socket)) {}
            } catch (IOException e) {
                lost.add(e.toString());
                return;
            }
        }
    }

    /** @return whether the connection may be used again */
    private boolean ask(Socket socket) throws IOException {
        boolean late = signalled.get();
        socket.getOutputStream().write(REQUEST);
        String head = readHead(socket.getInputStream());
        int length = Integer.parseInt(header(head, "content-length"));
        byte[] body = socket.getInputStream().readNBytes(length);
        if (!head.startsWith("HTTP/1.1 200") || body.length != length) {
            throw new IOException("answered with " + head + " and " + body.length + " bytes");
        }
        answered.incrementAndGet();
        if (late) {
            answeredAfterSignal.incrementAndGet();
        }
        return !header(head, "connection").equals("close");
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended after " + head.length() + " characters of an answer");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
