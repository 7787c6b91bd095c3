package io.trimodal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.predict.ToyPackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedRepositoriesTest {
    @TempDir
    private Path first;

    @TempDir
    private Path second;

    private ModelRepository both;

    @BeforeEach
    void join() {
        both = new JoinedRepositories(List.of(new LocalModelRepository(first), new LocalModelRepository(second)));
    }

    private static void put(Path repository, String version) {
        ToyPackage.write(repository, version, ToyPackage.FEATURES_ONLY, false, 1);
    }

    @Test
    void list_hasTheFirstRepositorysPackagesFirst_andEachOnce() {
        put(first, "2.0.0");
        put(second, "1.0.0");
        put(second, "2.0.0");
        assertThat(both.list().stream().map(ModelId::toString)).containsExactly("toy:2.0.0", "toy:1.0.0");
        assertThat(both.resolve("toy")).isEqualTo(new ModelId("toy", "2.0.0"));
    }

    @Test
    void open_takesThePackageFromTheFirstThatHasIt() {
        put(first, "2.0.0");
        put(second, "1.0.0");
        put(second, "2.0.0");
        assertThat(both.open(new ModelId("toy", "1.0.0")).directory()).startsWith(second);
        assertThat(both.open(new ModelId("toy", "2.0.0")).directory()).startsWith(first);
    }

    @Test
    void open_ofWhatNoneHas_namesWhatThereIs() {
        put(second, "1.0.0");
        assertThatThrownBy(() -> both.open(new ModelId("toy", "3.0.0")))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("toy:1.0.0");
    }
}
