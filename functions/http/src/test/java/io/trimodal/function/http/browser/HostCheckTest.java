package io.trimodal.function.http.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that nobody else's DNS can give out are answered to, and those that are named. */
class HostCheckTest {
    private final HostCheck check = new HostCheck(() -> List.of("localhost", "Trimodal.Example.org"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST.",
                "app.localhost",
                "127.0.0.1",
                "192.168.1.20",
                "[::1]",
                "workbench",
                "trimodal.example.ORG"
            })
    void ownName_isServed(String host) {
        assertThat(check.isServed(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1.nip.io",
                "trimodal.example.org.evil.example",
                "evil.trimodal.example.org",
                "notlocalhost.com"
            })
    void nameOfSomebodyElse_isNotServed(String host) {
        assertThat(check.isServed(host)).isFalse();
    }
}
