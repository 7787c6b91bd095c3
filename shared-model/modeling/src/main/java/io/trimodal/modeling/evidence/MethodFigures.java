package io.trimodal.modeling.evidence;

import io.trimodal.explain.faithfulness.Receipt;
import io.trimodal.explain.unit.Attribution;
import io.trimodal.explain.unit.Method;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.simulate.PlantedEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Figures of one method over many utterances. */
public final class MethodFigures {
    private final Method method;
    private final Map<Modality, List<Ranked>> rankings = new EnumMap<>(Modality.class);
    private final Map<Set<Modality>, List<Receipt>> receipts = new LinkedHashMap<>();

    /** @param shown size of the sentiment that the evidence frames show, in [0, 1] */
    private record Ranked(FrameRanking ranking, double shown) {}

    /**
     * Means over utterances.
     *
     * @param utterances how many
     * @param area under the ROC curve of evidence frames among frames
     * @param hits share of utterances whose top frame is an evidence frame
     * @param chance what pointing at random would hit
     */
    public record Evidence(int utterances, double area, double hits, double chance) {}

    /**
     * @param deletion share of utterances whose deletion area is below the mean of random orders
     * @param insertion share whose insertion area is above it
     * @param areas mean deletion and insertion area and mean of random orders
     */
    public record Beaten(double deletion, double insertion, double[] areas) {}

    public MethodFigures(Method method) {
        this.method = method;
    }

    public Method method() {
        return method;
    }

    /** Frames rank by the size of their value, whichever way it points: evidence may contradict the score. */
    void add(Attribution attribution, List<Receipt> made, Map<Modality, PlantedEvidence> evidence) {
        evidence.forEach((modality, planted) -> {
            if (planted.peaks().size() < planted.features().frames()) {
                double[] sizes = Arrays.stream(attribution.values().get(modality))
                        .map(Math::abs)
                        .toArray();
                rankings.computeIfAbsent(modality, _ -> new ArrayList<>())
                        .add(new Ranked(FrameRanking.of(sizes, planted.peaks()), Math.abs(planted.shown())));
            }
        });
        made.forEach(receipt -> receipts.computeIfAbsent(receipt.modalities(), _ -> new ArrayList<>())
                .add(receipt));
    }

    /** @param least only utterances whose evidence frames show at least this much */
    public Evidence evidence(Modality modality, double least) {
        List<FrameRanking> found = rankings.getOrDefault(modality, List.of()).stream()
                .filter(ranked -> ranked.shown() >= least)
                .map(Ranked::ranking)
                .toList();
        return new Evidence(
                found.size(),
                found.stream().mapToDouble(FrameRanking::area).average().orElse(Double.NaN),
                share(found, FrameRanking::hit),
                found.stream().mapToDouble(FrameRanking::chance).average().orElse(Double.NaN));
    }

    /** @param modalities of the receipts: all, or one */
    public Beaten faithfulness(Set<Modality> modalities) {
        List<Receipt> made = receipts.getOrDefault(EnumSet.copyOf(modalities), List.of());
        return new Beaten(
                share(made, Receipt::deletionBeatsRandom), share(made, Receipt::insertionBeatsRandom), new double[] {
                    made.stream().mapToDouble(Receipt::deletion).average().orElse(Double.NaN),
                    made.stream().mapToDouble(Receipt::insertion).average().orElse(Double.NaN),
                    made.stream().mapToDouble(Receipt::randomMean).average().orElse(Double.NaN)
                });
    }

    private static <T> double share(List<T> all, Predicate<T> condition) {
        return all.isEmpty()
                ? Double.NaN
                : (double) all.stream().filter(condition).count() / all.size();
    }
}
