package io.trimodal.modeling.cli;

import io.trimodal.model.Manifest.DataSource;
import java.util.List;

/**
 * The terms of what weights are trained on, and what follows for the weights: sets that forbid commercial use or ask
 * for the same licence pass that on. Of data that is not named here nothing is known, nor of weights trained on it.
 */
final class DataLicences {
    private static final String NON_COMMERCIAL = "CC-BY-NC-SA-4.0";
    private static final String FREE = "Apache-2.0";

    static final DataSource FER_PLUS =
            new DataSource("FER+ (labels of Microsoft, pictures of FER2013)", "labels MIT, pictures for research");

    private DataLicences() {}

    /** @param corpus of voices, as {@code voices.csv} names it */
    static DataSource voices(String corpus) {
        return switch (corpus) {
            case "ravdess" -> new DataSource("RAVDESS", NON_COMMERCIAL);
            case "emodb" -> new DataSource("EmoDB", "CC0-1.0");
            default -> new DataSource(corpus, "unknown");
        };
    }

    /** @param name of the file of sentences */
    static DataSource sentences(String name) {
        return switch (name) {
            case "sst5.csv" -> new DataSource("SST-5 (sentences of film reviews)", "for research");
            case "simsv2-text.csv", "simsv2-split.csv" ->
                new DataSource("CH-SIMS v2 (what people say in Chinese films and programmes)", "for research");
            default -> new DataSource(name, "unknown");
        };
    }

    /** @param data all that the weights were trained on @return empty where the terms of one of it are not known */
    static String ofWeights(List<DataSource> data) {
        List<String> licences = data.stream().map(DataSource::licence).toList();
        if (licences.contains("unknown")) {
            return "";
        }
        return licences.contains(NON_COMMERCIAL) || data.contains(FER_PLUS) ? NON_COMMERCIAL : FREE;
    }
}
