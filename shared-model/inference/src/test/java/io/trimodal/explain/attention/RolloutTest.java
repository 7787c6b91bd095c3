package io.trimodal.explain.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.explain.unit.Unit;
import io.trimodal.feature.Modality;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolloutTest {
    @Test
    void attention_isComposedAsGiven() {
        HeadMaps alpha = new HeadMaps(1, 1, 2, new float[] {1, 0, 0.5f, 0.5f});
        HeadMaps beta = new HeadMaps(1, 1, 2, new float[] {0, 1, 0, 1});
        FrameAttention frames = FrameAttention.of(new float[] {0.2f, 0.4f, 0.1f, 0.5f, 0.1f, 0.3f}, 2, 2);
        Map<Modality, FrameAttention> all = new EnumMap<>(Modality.class);
        Map<Modality, List<Unit>> units = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            all.put(modality, frames);
            units.put(modality, List.of(new Unit(modality, 0, 1, ""), new Unit(modality, 1, 2, "")));
        }
        AttentionMaps maps = Rollout.of(alpha, beta, all, units);

        assertThat(frames.padding()).containsExactly(new float[] {0.1f, 0.3f}, within(1e-6f));
        Map<Modality, double[]> values = maps.rollout().values();
        assertThat(values.get(Modality.LANGUAGE)).containsExactly(new double[] {0.35, 0.25}, within(1e-6));
        assertThat(values.get(Modality.AUDIO))
                .containsExactly(new double[] {0.75 * 0.2 + 0.25 * 0.5, 0.75 * 0.4 + 0.25 * 0.1}, within(1e-6));
        assertThat(values.get(Modality.VISION)).containsExactly(new double[] {0.5, 0.1}, within(1e-6));
        assertThat(maps.rollout().signed()).isFalse();
    }
}
