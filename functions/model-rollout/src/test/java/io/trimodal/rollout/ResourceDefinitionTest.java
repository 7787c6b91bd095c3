package io.trimodal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.trimodal.rollout.resource.ModelRollout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped CustomResourceDefinition is the one that the classes give; {@code -Dtrimodal.regenerate=true} writes it
 * anew.
 */
class ResourceDefinitionTest {
    @TempDir
    private Path folder;

    @Test
    void shippedDefinition_isThatOfTheClasses() throws IOException {
        new CRDGenerator()
                .customResourceClasses(ModelRollout.class)
                .forCRDVersions("v1")
                .withPostProcessor(new AsDeclared())
                .inOutputDir(folder.toFile())
                .generate();
        Path shipped = ShippedDefinition.FILE;
        Path name = shipped.getFileName();
        if (Boolean.getBoolean("trimodal.regenerate")) {
            Files.copy(folder.resolve(name), shipped, StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(folder.resolve(name)).hasSameTextualContentAs(shipped);
        assertThat(Files.readString(shipped)).contains("status: {}");
    }

    /**
     * kubectl shows a resource's own columns as they stand here, after its name; the age is the last of every kind of
     * its own.
     */
    @Test
    void columns_areInTheOrderOfKubectl() throws IOException {
        CustomResourceDefinition shipped =
                Serialization.unmarshal(Files.readString(ShippedDefinition.FILE), CustomResourceDefinition.class);

        assertThat(shipped.getSpec().getVersions().getFirst().getAdditionalPrinterColumns())
                .extracting(CustomResourceColumnDefinition::getName)
                .containsExactly("Service", "Model", "Version", "Phase", "Share", "Age");
    }

    /** The generator sorts columns by their paths, and has rules twice: of a record's component and of its accessor. */
    private static final class AsDeclared implements CRDPostProcessor {
        private static final List<String> NAMES = Arrays.stream(
                        ModelRollout.class.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();

        @Override
        public HasMetadata process(HasMetadata definition, String crdVersion) {
            ((CustomResourceDefinition) definition).getSpec().getVersions().forEach(version -> {
                version.setAdditionalPrinterColumns(version.getAdditionalPrinterColumns().stream()
                        .sorted(Comparator.comparing(column -> NAMES.indexOf(column.getName())))
                        .toList());
                rulesOnce(version.getSchema().getOpenAPIV3Schema());
            });
            return definition;
        }

        private static void rulesOnce(JSONSchemaProps schema) {
            schema.setXKubernetesValidations(
                    schema.getXKubernetesValidations().stream().distinct().toList());
            schema.getProperties().values().forEach(AsDeclared::rulesOnce);
        }
    }
}
