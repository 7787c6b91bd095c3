package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.knative.ManifestCheck;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in native-configs/knative/rollout. */
class ShippedManifestsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"service-account.yaml", "role.yaml", "deployment.yaml", "network-policy.yaml", "example.yaml"})
    void manifest_isNotRefused(String file) throws IOException {
        assertThat(ManifestCheck.ofDefaults().check(Files.readString(ShippedRole.FOLDER.resolve(file))))
                .isEmpty();
    }

    @Test
    void role_allowsNothingButWhatIsListed() {
        ShippedRole role = ShippedRole.read();

        assertThat(role.allows("PUT /apis/serving.knative.dev/v1/namespaces/speech/services/predict"))
                .isTrue();
        assertThat(role.allows("DELETE /apis/serving.knative.dev/v1/namespaces/speech/services/predict"))
                .isFalse();
        assertThat(role.allows("GET /api/v1/namespaces/speech/secrets/keys")).isFalse();
        assertThat(role.rules())
                .allSatisfy(rule -> assertThat(rule.getVerbs()).doesNotContain("*", "delete", "deletecollection"));
    }
}
