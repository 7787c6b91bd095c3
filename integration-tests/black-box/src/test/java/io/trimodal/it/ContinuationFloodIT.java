package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * A request whose headers never end: CONTINUATION frames without a byte, which older versions of Netty read for ever
 * (CVE-2026-33871).
 */
class ContinuationFloodIT {
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int CONTINUATION = 9;
    /** Many times what an honest client could need, and a second's work. */
    private static final int MOST_FRAMES = 2_000_000;

    private static final int FRAMES_AT_ONCE = 1_000;
    private static final int PATIENCE_MILLIS = 20_000;

    @Test
    void emptyContinuationFrames_withoutEnd_endTheConnection() throws Exception {
        try (Workbench workbench = Workbench.start();
                Socket socket = new Socket("127.0.0.1", workbench.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(frames(SETTINGS, 0, 1, new byte[0]));
            out.write(frames(HEADERS, 1, 1, new byte[] {(byte) 0x82})); // :method GET, and more to come

            assertThat(ends(socket, frames(CONTINUATION, 1, FRAMES_AT_ONCE, new byte[0])))
                    .as("the server ended the connection")
                    .isTrue();
            assertThat(workbench.get("/q/health/live").statusCode()).isEqualTo(200);
        }
    }

    /** Sends until the server has had enough; it may say so (GOAWAY) before it closes. */
    private static boolean ends(Socket socket, byte[] frames) throws IOException {
        try {
            for (int sent = 0; sent < MOST_FRAMES; sent += FRAMES_AT_ONCE) {
                socket.getOutputStream().write(frames);
            }
        } catch (IOException _) {
            return true;
        }
        try {
            InputStream in = socket.getInputStream();
            byte[] scrap = new byte[8192];
            while (in.read(scrap) >= 0) {
                // what it had to say
            }
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static byte[] frames(int type, int stream, int count, byte[] payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int i = 0; i < count; i++) {
            out.writeByte(payload.length >> 16);
            out.writeShort(payload.length);
            out.writeByte(type);
            out.writeByte(0); // no END_HEADERS, no END_STREAM
            out.writeInt(stream);
            out.write(payload);
        }
        return bytes.toByteArray();
    }
}
