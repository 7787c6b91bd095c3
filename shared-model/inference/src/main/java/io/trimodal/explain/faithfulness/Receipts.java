package io.trimodal.explain.faithfulness;

import io.trimodal.erasure.Copy;
import io.trimodal.explain.unit.Attribution;
import io.trimodal.explain.unit.Unit;
import io.trimodal.explain.unit.UnitScorer;
import io.trimodal.explain.unit.Units;
import io.trimodal.feature.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes receipts. The random orders of a set of modalities are scored once, for all attributions. */
public final class Receipts {
    private final Units units;
    private final UnitScorer scorer;
    private final Faithfulness options;
    private final Map<Set<Modality>, RandomOrders> randomOrders = new LinkedHashMap<>();

    public Receipts(Units units, UnitScorer scorer, Faithfulness options) {
        this.units = units;
        this.scorer = scorer;
        this.options = options;
    }

    /**
     * One for all units together, and where there are several modalities one for each. Modalities without a unit have
     * none.
     */
    public List<Receipt> of(Attribution attribution) {
        List<Modality> given = units.given().stream()
                .filter(modality -> !units.of(modality).isEmpty())
                .toList();
        List<Receipt> receipts = new ArrayList<>();
        if (given.size() > 1) {
            receipts.add(receipt(attribution, EnumSet.copyOf(given)));
        }
        given.forEach(modality -> receipts.add(receipt(attribution, EnumSet.of(modality))));
        return receipts;
    }

    private Receipt receipt(Attribution attribution, Set<Modality> modalities) {
        List<Unit> ranked = modalities.stream()
                .flatMap(modality -> units.of(modality).stream())
                .toList();
        double[] values = modalities.stream()
                .flatMapToDouble(modality -> Arrays.stream(attribution.values().get(modality)))
                .toArray();
        List<Copy> ends = List.of(Units.WHOLE, units.without(ranked));
        float[] scores = scorer.scores(ends);
        int direction = scores[0] < scores[1] ? -1 : 1;
        double[] towards = attribution.signed()
                ? Arrays.stream(values).map(value -> direction * value).toArray()
                : values;
        List<Unit> order = Ranking.descending(ranked, towards);
        int[] cuts = cuts(ranked.size());
        double[] deletion = doubles(scorer.scores(deletions(order, cuts)));
        double[] insertion = doubles(scorer.scores(deletions(order.reversed(), cuts)));
        // What is left after erasing the last units of the order is what putting back its first ones gives.
        double[] inserted = IntStream.range(0, insertion.length)
                .mapToDouble(i -> insertion[insertion.length - 1 - i])
                .toArray();
        double[] shares = Arrays.stream(cuts)
                .mapToDouble(cut -> (double) cut / ranked.size())
                .toArray();
        RandomOrders random =
                randomOrders.computeIfAbsent(modalities, _ -> random(ranked, cuts, shares, direction, scores[1]));
        return new Receipt(
                modalities,
                direction,
                shares,
                deletion,
                inserted,
                random.scores().means(),
                random.scores().deviations(),
                area(shares, deletion, direction, scores[1]),
                area(shares, inserted, direction, scores[1]),
                random.area().means()[0],
                random.area().deviations()[0],
                options.orders());
    }

    /** What random orders of a set of units give: the score at each point of deletion, and the one area. */
    private record RandomOrders(Spread scores, Spread area) {}

    private RandomOrders random(List<Unit> ranked, int[] cuts, double[] shares, int direction, double erased) {
        List<Copy> copies = new ArrayList<>();
        for (int order = 0; order < options.orders(); order++) {
            copies.addAll(deletions(Ranking.random(ranked, options.seed() + order), cuts));
        }
        double[] scores = doubles(scorer.scores(copies));
        double[][] curves = new double[options.orders()][];
        double[][] areas = new double[options.orders()][];
        for (int order = 0; order < areas.length; order++) {
            curves[order] = Arrays.copyOfRange(scores, order * cuts.length, (order + 1) * cuts.length);
            areas[order] = new double[] {area(shares, curves[order], direction, erased)};
        }
        return new RandomOrders(Spread.of(curves), Spread.of(areas));
    }

    /**
     * How many units are erased at each point, from none to all, each once. Symmetric, so that insertion meets the same
     * shares.
     */
    private int[] cuts(int count) {
        Set<Integer> cuts = new TreeSet<>();
        for (int point = 0; 2 * point <= options.points(); point++) {
            int cut = Math.round((float) point * count / options.points());
            cuts.add(cut);
            cuts.add(count - cut);
        }
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<Copy> deletions(List<Unit> order, int[] cuts) {
        return Arrays.stream(cuts)
                .mapToObj(cut -> units.without(order.subList(0, cut)))
                .toList();
    }

    /** Trapezoids. @param erased score with all units erased */
    private static double area(double[] shares, double[] scores, int direction, double erased) {
        double area = 0;
        for (int i = 1; i < shares.length; i++) {
            double height = (scores[i] - erased + scores[i - 1] - erased) / 2;
            area += direction * height * (shares[i] - shares[i - 1]);
        }
        return area;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
