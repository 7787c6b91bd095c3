package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.junit.jupiter.api.Test;

/**
 * A parameter of a resource that has no annotation is taken for the body, and Quarkus registers the body's type for
 * reflection, with all that it refers to. Of Vert.x's exchange that is most of Vert.x and Netty: executables grow by a
 * tenth, and nothing else tells.
 */
class InjectedParametersTest {
    private static final DotName CONTEXT = DotName.createSimple("jakarta.ws.rs.core.Context");
    private static final List<DotName> VERBS = List.of(
            DotName.createSimple("jakarta.ws.rs.GET"),
            DotName.createSimple("jakarta.ws.rs.POST"),
            DotName.createSimple("jakarta.ws.rs.PUT"),
            DotName.createSimple("jakarta.ws.rs.DELETE"));

    @Test
    void whatVertxInjects_isSaidToBe() throws IOException {
        List<MethodParameterInfo> injected = new ArrayList<>();
        for (URL index : Collections.list(getClass().getClassLoader().getResources("META-INF/jandex.idx"))) {
            try (InputStream in = index.openStream()) {
                new IndexReader(in)
                        .read().getKnownClasses().stream()
                                .filter(type -> type.name().toString().startsWith("io.trimodal."))
                                .flatMap(type -> type.methods().stream())
                                .filter(method -> VERBS.stream().anyMatch(method::hasAnnotation))
                                .map(MethodInfo::parameters)
                                .forEach(injected::addAll);
            }
        }
        injected.removeIf(parameter -> !parameter.type().name().toString().startsWith("io.vertx."));

        assertThat(injected)
                .isNotEmpty()
                .allMatch(parameter -> parameter.hasAnnotation(CONTEXT), "has the annotation @Context");
    }
}
