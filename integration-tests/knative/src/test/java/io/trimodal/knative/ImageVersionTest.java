package io.trimodal.knative;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.Checkout;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Images have the version of the project that they are built from. */
class ImageVersionTest {
    private static final Checkout CHECKOUT = Checkout.own();
    private static final Pattern PROJECT = Pattern.compile("(?m)^  <version>(.*)</version>$");
    private static final Pattern IMAGE = Pattern.compile("newTag: ([0-9.]+)|image: trimodal/[a-z-]+:([0-9.]+)");

    @Test
    void manifests_ofTheProjectsImages_nameItsVersion() {
        Matcher project = PROJECT.matcher(CHECKOUT.text(Path.of("pom.xml")));
        assertThat(project.find()).isTrue();

        assertThat(versions()).isNotEmpty().containsOnly(project.group(1));
    }

    private static Stream<String> versions() {
        return CHECKOUT.filesEndingWith(".yaml")
                .filter(file -> file.startsWith("native-configs/knative"))
                .flatMap(file -> IMAGE.matcher(CHECKOUT.text(file)).results())
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1));
    }
}
