package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.trimodal.rollout.resource.ModelRollout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped CustomResourceDefinition is the one that the classes give; {@code -Dtrimodal.regenerate=true} writes it anew. */
class ResourceDefinitionTest {
    private static final Path SHIPPED = Path.of("..", "..", "native-configs", "knative", "rollout");

    @TempDir
    private Path folder;

    @Test
    void shippedDefinition_isThatOfTheClasses() throws IOException {
        new CRDGenerator()
                .customResourceClasses(ModelRollout.class)
                .forCRDVersions("v1")
                .inOutputDir(folder.toFile())
                .generate();
        String name = "modelrollouts.trimodal.io-v1.yml";
        Path shipped = SHIPPED.resolve(name);
        if (Boolean.getBoolean("trimodal.regenerate")) {
            Files.copy(folder.resolve(name), shipped, StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(folder.resolve(name)).hasSameTextualContentAs(shipped);
        assertThat(Files.readString(shipped))
                .containsOnlyOnce("x-kubernetes-validations")
                .contains("status: {}");
    }
}
