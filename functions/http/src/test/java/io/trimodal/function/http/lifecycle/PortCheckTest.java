package io.trimodal.function.http.lifecycle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    @Test
    void requireFree_ofATakenPort_namesItAndTheWayOut() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            assertThatThrownBy(() -> PortCheck.requireFree("127.0.0.1", port))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("port " + port + " of 127.0.0.1 is taken", "--port", "PORT");
            assertThatThrownBy(() -> PortCheck.requireFree("0.0.0.0", port)).isInstanceOf(ConfigurationException.class);
        }
        assertThatCode(() -> PortCheck.requireFree("127.0.0.1", port)).doesNotThrowAnyException();
    }
}
