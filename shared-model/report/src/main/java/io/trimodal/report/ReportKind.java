package io.trimodal.report;

import java.util.List;
import java.util.stream.Stream;

/** What a report shows: each kind is a page of its own for one form of JSON. */
public enum ReportKind {
    /** Scores of a recording's segments over its time, with what was said and found; or of utterances. */
    SCORES(
            "Scores",
            "clip/segment.js",
            "clip/timeline.js",
            "scores/overview.js",
            "scores/utterance-chart.js",
            "scores/segments.js",
            "scores/numbers.js",
            "scores/report.js"),
    /** The answer of a robustness check: bands of scores, coalitions, completeness, metrics. */
    ROBUSTNESS_CHECK(
            "Robustness check",
            "clip/segment.js",
            "clip/timeline.js",
            "robustness/verdict.js",
            "robustness/score-chart.js",
            "robustness/share-chart.js",
            "robustness/completeness-chart.js",
            "robustness/coalition-chart.js",
            "robustness/noise.js",
            "robustness/numbers.js",
            "robustness/overview.js",
            "robustness/utterance.js",
            "robustness/report.js"),
    /** Why utterances were scored as they were: modalities, words and frames, attention, faithfulness. */
    EXPLANATION(
            "Explanation",
            "clip/segment.js",
            "clip/timeline.js",
            "explanation/methods.js",
            "explanation/switcher.js",
            "explanation/verdict.js",
            "explanation/modality-chart.js",
            "explanation/words.js",
            "explanation/timeline-chart.js",
            "explanation/maps-chart.js",
            "explanation/frames-map.js",
            "explanation/faithfulness-chart.js",
            "explanation/checks.js",
            "explanation/numbers.js",
            "explanation/utterance.js",
            "explanation/report.js"),
    /** The published metrics of one or several models on one data set, per missing rate. */
    EVALUATION("Evaluation", "evaluation/parts.js", "evaluation/report.js"),
    /** A candidate against the live version of a model: the figures that were agreed upon, and what became of them. */
    GATE("Robustness gate", "evaluation/parts.js", "gate/report.js");

    /** Used by every kind, in the order in which they build on each other. */
    private static final List<String> BASE = List.of(
            "base/dom.js",
            "base/format.js",
            "base/utterance-name.js",
            "base/theme.js",
            "base/chart.js",
            "base/axes.js",
            "base/models.js",
            "base/table.js",
            "base/metrics.js",
            "base/provenance.js",
            "base/page.js");

    private final String title;
    private final List<String> scripts;

    ReportKind(String title, String... scripts) {
        this.title = title;
        this.scripts = List.of(scripts);
    }

    /** The page's title until its data names a better one. */
    String title() {
        return title;
    }

    /** Script files below {@code script/}, in order. */
    Stream<String> scripts() {
        return Stream.concat(BASE.stream(), scripts.stream());
    }
}
