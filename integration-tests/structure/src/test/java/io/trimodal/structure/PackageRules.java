package io.trimodal.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What may know what, in class files. */
final class PackageRules {
    /** Each package is a slice of its own, below whatever it is in. */
    static ArchRule noCircles(String root) {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .as("no package depends, by whatever way, on one that depends on it");
    }

    static final ArchRule ONNX_RUNTIME_IN_ONE_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("io.trimodal.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..")
            .because("ONNX Runtime's types never leave io.trimodal.runtime, so that it can be replaced there");

    /** For the classes of functions/core. */
    static final ArchRule NO_HTTP = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "io.vertx..",
                    "io.netty..",
                    "io.quarkus.vertx.http..",
                    "org.jboss.resteasy..",
                    "io.quarkiverse.resteasy..",
                    "org.eclipse.microprofile.openapi..")
            .because("the command line and events use the core, too; what is of HTTP is in functions/http");

    static final ArchRule NO_OPTIONAL_FIELDS = noFields()
            .should()
            .haveRawType(Optional.class)
            .orShould()
            .haveRawType(OptionalInt.class)
            .orShould()
            .haveRawType(OptionalLong.class)
            .orShould()
            .haveRawType(OptionalDouble.class)
            .because("a field that may be missing is a closed choice, an empty collection or two types; a method may"
                    + " still return an Optional");

    private PackageRules() {}
}
