package io.trimodal.modeling.dataset;

import io.trimodal.feature.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * What was read of a split, what was repaired, and what is missing: a pass over all values that are going to be used,
 * so that a value that is no number is found before hours of work.
 *
 * @param repaired values of -inf in audio that are taken as 0
 * @param lines for a reader
 */
public record FeatureReport(long repaired, List<String> lines) {
    private static final int UTTERANCES = 64;

    /**
     * @param progress told how many utterances more were looked at
     * @throws InvalidDatasetException naming the value that is wrong
     */
    public static FeatureReport of(FeatureSplit split, boolean languageFeatures, IntConsumer progress) {
        long repaired = 0;
        for (int from = 0; from < split.size(); from += UTTERANCES) {
            int count = Math.min(UTTERANCES, split.size() - from);
            for (Modality modality : Modality.values()) {
                if (split.has(modality) && (modality != Modality.LANGUAGE || languageFeatures)) {
                    repaired += split.repaired(modality, from, count);
                }
            }
            if (split.hasTokens()) {
                split.tokens(from, count);
            }
            progress.accept(count);
        }
        return new FeatureReport(repaired, lines(split, languageFeatures, repaired));
    }

    private static List<String> lines(FeatureSplit split, boolean languageFeatures, long repaired) {
        List<String> lines = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        float[] labels = split.labels();
        Arrays.sort(labels);
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d utterances, labels from %s to %s",
                split.name(),
                labels.length,
                labels[0],
                labels[labels.length - 1]));
        add(lines, missing, Keys.RAW_TEXT, split.hasTexts(), "texts");
        split.tokenColumn()
                .ifPresentOrElse(
                        column -> lines.add("  text_bert " + new Column.Numbers(column.array()).description()),
                        () -> missing.add(Keys.TEXT_BERT));
        for (Modality modality : Modality.values()) {
            if (modality == Modality.LANGUAGE && !languageFeatures) {
                continue;
            }
            split.column(modality)
                    .ifPresentOrElse(
                            column -> lines.add("  " + Keys.features(modality) + " "
                                    + new Column.Numbers(column.array()).description()
                                    + (modality == Modality.AUDIO && repaired > 0
                                            ? "; " + repaired + " values of -inf taken as 0"
                                            : "")),
                            () -> missing.add(Keys.features(modality)));
            split.column(modality).ifPresent(column -> {
                switch (column.lengths()) {
                    case FrameLengths.Stated stated
                    when stated.beyond() > 0 ->
                        lines.add("  " + Keys.lengths(modality) + ": " + stated.beyond() + " of " + split.size()
                                + " are beyond the " + split.frames(modality)
                                + " frames that there are (the longest is "
                                + stated.longest() + "); they are taken as " + split.frames(modality));
                    case FrameLengths.Unstated _
                    when modality != Modality.LANGUAGE ->
                        missing.add(Keys.lengths(modality) + " (taken to end with the last frame that is not zero)");
                    case FrameLengths.Stated _, FrameLengths.Unstated _ -> {
                        // nothing to tell
                    }
                }
            });
        }
        missing.removeIf(split.keys()::contains); // left out, as was asked
        if (!missing.isEmpty()) {
            lines.add("  missing: " + String.join(", ", missing));
        }
        List<String> unused = split.keys().stream()
                .filter(key -> !Keys.ALL.contains(key) || key.equals(Keys.TEXT) && !languageFeatures)
                .limit(20)
                .toList();
        if (!unused.isEmpty()) {
            lines.add("  not used: " + String.join(", ", unused));
        }
        return lines;
    }

    private static void add(List<String> lines, List<String> missing, String key, boolean there, String what) {
        if (there) {
            lines.add("  " + key + " " + what);
        } else {
            missing.add(key);
        }
    }
}
