package io.trimodal.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.trimodal.structure.planted.Planted;
import io.trimodal.support.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
    private static final int OPTIONAL_FIELDS_LEFT = 45;

    private static final Checkout CHECKOUT = Checkout.own();
    private static final JavaClasses PRODUCT = new ClassFileImporter().importPaths(classFolders());
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(Planted.class.getPackageName());

    /** Of Maven's modules that have Java classes. */
    private static List<Path> classFolders() {
        return CHECKOUT.filesEndingWith("pom.xml")
                .map(pom ->
                        CHECKOUT.root().resolve(pom).resolveSibling("target").resolve("classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    @Test
    void classes_ofEveryModule_areThere() {
        // A rule that looks at nothing holds for nothing.
        assertThat(PRODUCT.size()).isGreaterThan(1000);
    }

    @Test
    void packages_ofEveryModule_haveNoCircles() {
        holds(PackageRules.noCircles("io.trimodal"), PRODUCT);
    }

    @Test
    void packages_withAPlantedCircle_areFound() {
        assertThat(violations(PackageRules.noCircles(Planted.class.getPackageName()), PLANTED))
                .singleElement()
                .asString()
                .contains("circle.one", "circle.two");
    }

    @Test
    void onnxRuntime_isKnownInOneRoomOnly() {
        holds(PackageRules.ONNX_RUNTIME_IN_ONE_ROOM, PRODUCT);
    }

    @Test
    void onnxRuntime_plantedElsewhere_isFound() {
        assertThat(violations(PackageRules.ONNX_RUNTIME_IN_ONE_ROOM, PLANTED))
                .singleElement()
                .asString()
                .contains("Tensors.tensor");
    }

    @Test
    void core_knowsNoHttp() {
        Path core = CHECKOUT.resolve("functions/core/target/classes");

        holds(PackageRules.NO_HTTP, new ClassFileImporter().importPaths(core));
    }

    @Test
    void http_planted_isFound() {
        assertThat(violations(PackageRules.NO_HTTP, PLANTED))
                .singleElement()
                .asString()
                .contains("Answers.answer");
    }

    /** Fields of before the rule; the number may only fall. */
    @Test
    void fields_ofEveryModule_areNotMoreOftenOptionalThanBefore() {
        assertThat(violations(PackageRules.NO_OPTIONAL_FIELDS, PRODUCT)).hasSizeLessThanOrEqualTo(OPTIONAL_FIELDS_LEFT);
    }

    @Test
    void optionalFields_planted_areFound() {
        assertThat(violations(PackageRules.NO_OPTIONAL_FIELDS, PLANTED)).hasSize(2);
    }

    private static void holds(ArchRule rule, JavaClasses classes) {
        assertThat(violations(rule, classes)).as(rule.getDescription()).isEmpty();
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
