package io.trimodal.explain.occlusion;

import io.trimodal.erasure.Copy;
import io.trimodal.explain.unit.Attribution;
import io.trimodal.explain.unit.Method;
import io.trimodal.explain.unit.Unit;
import io.trimodal.explain.unit.UnitScorer;
import io.trimodal.explain.unit.Units;
import io.trimodal.explain.unit.Windows;
import io.trimodal.feature.Modality;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Erases word after word and window after window (Zeiler and Fergus, 2014). */
public final class Occluder {
    private Occluder() {}

    /** @param windows of audio and vision */
    public static Occlusion of(Units units, UnitScorer scorer, Function<Modality, Windows> windows) {
        List<Unit> erased = new ArrayList<>();
        units.all()
                .forEach((modality, list) -> erased.addAll(
                        modality == Modality.LANGUAGE
                                ? list
                                : windows(modality, list.size(), windows.apply(modality))));
        List<Copy> copies =
                erased.stream().map(unit -> units.without(List.of(unit))).toList();
        float[] scores = scorer.scores(copies);
        float whole = scorer.score(Units.WHOLE);
        Map<Modality, List<Occlusion.Span>> spans = new EnumMap<>(Modality.class);
        units.given().forEach(modality -> spans.put(modality, new ArrayList<>()));
        for (int i = 0; i < scores.length; i++) {
            Unit unit = erased.get(i);
            spans.get(unit.modality()).add(new Occlusion.Span(unit.from(), unit.to(), (double) whole - scores[i]));
        }
        Map<Modality, double[]> values = new EnumMap<>(Modality.class);
        spans.forEach((modality, list) -> values.put(
                modality,
                modality == Modality.LANGUAGE
                        ? list.stream().mapToDouble(Occlusion.Span::effect).toArray()
                        : perFrame(list, units.of(modality).size())));
        return new Occlusion(spans, new Attribution(Method.OCCLUSION, true, values));
    }

    /** The last window ends with the last frame, so that none is shorter. */
    private static List<Unit> windows(Modality modality, int frames, Windows windows) {
        int length = Math.min(windows.window(), frames);
        List<Unit> units = new ArrayList<>();
        int from = 0;
        while (from + length < frames) {
            units.add(new Unit(modality, from, from + length, ""));
            from += windows.stride();
        }
        units.add(new Unit(modality, frames - length, frames, ""));
        return units;
    }

    private static double[] perFrame(List<Occlusion.Span> spans, int frames) {
        double[] sums = new double[frames];
        int[] counts = new int[frames];
        for (Occlusion.Span span : spans) {
            for (int frame = span.from(); frame < span.to(); frame++) {
                sums[frame] += span.effect() / (span.to() - span.from());
                counts[frame]++;
            }
        }
        for (int frame = 0; frame < frames; frame++) {
            sums[frame] /= counts[frame];
        }
        return sums;
    }
}
