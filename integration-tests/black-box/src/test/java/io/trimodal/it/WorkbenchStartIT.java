package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What a start says on standard output and error. */
class WorkbenchStartIT {
    @Test
    void aTakenPort_isSaidBeforeModelsAreLoaded() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String taken = "-Dquarkus.http.port=" + other.getLocalPort();
            assertThatThrownBy(() -> Workbench.start(taken))
                    .hasMessageContaining("port " + other.getLocalPort() + " of 127.0.0.1 is taken")
                    .message()
                    .doesNotContain("loaded trimodal", "\tat ");
        }
    }

    @Test
    void anUnknownFunction_isSaidBeforeModelsAreLoaded() {
        assertThatThrownBy(() -> Workbench.start("-Dtrimodal.functions=predict,train"))
                .hasMessageContaining("there is no function 'train'; known are predict, robustness-check, explain")
                .message()
                .doesNotContain("loaded trimodal", "\tat ");
    }

    @Test
    void aStart_warnsOfNothing() throws Exception {
        try (Workbench workbench = Workbench.start()) {
            assertThat(workbench.log()).contains("loaded trimodal-almt").doesNotContain(" WARN ", " ERROR ");
        }
    }
}
