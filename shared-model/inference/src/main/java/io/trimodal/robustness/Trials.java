package io.trimodal.robustness;

import io.trimodal.corruption.UniformRows;
import io.trimodal.feature.Modality;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * The trials of a check, seed after seed, within a seed utterance after utterance; one seed's uniforms are held at a
 * time.
 */
final class Trials implements Iterator<Trial> {
    private final CheckOptions options;
    private final List<String> ids;
    private final Map<Modality, Integer> positions;
    private final Queue<Trial> ready = new ArrayDeque<>();
    private int nextSeed;

    /**
     * @param ids of the utterances
     * @param positions length of the modalities' uniform rows
     */
    Trials(CheckOptions options, List<String> ids, Map<Modality, Integer> positions) {
        this.options = options;
        this.ids = ids;
        this.positions = positions;
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || nextSeed < options.seeds().size();
    }

    @Override
    public Trial next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (ready.isEmpty()) {
            draw(options.seeds().get(nextSeed++));
        }
        return ready.remove();
    }

    /** Up to {@code most} of the next trials. */
    List<Trial> slice(int most) {
        List<Trial> slice = new ArrayList<>(most);
        while (slice.size() < most && hasNext()) {
            slice.add(next());
        }
        return slice;
    }

    private void draw(long seed) {
        Map<Modality, UniformRows> streams = new EnumMap<>(Modality.class);
        for (Modality modality : options.modalities()) {
            streams.put(modality, options.protocol().rows(seed, modality, positions.get(modality)));
        }
        for (int u = 0; u < ids.size(); u++) {
            Map<Modality, double[]> uniforms = new EnumMap<>(Modality.class);
            for (var stream : streams.entrySet()) {
                uniforms.put(stream.getKey(), stream.getValue().next(ids.get(u)));
            }
            for (int r = 0; r < options.rates().size(); r++) {
                ready.add(new Trial(seed, u, r, options.rates().get(r), uniforms));
            }
        }
    }
}
