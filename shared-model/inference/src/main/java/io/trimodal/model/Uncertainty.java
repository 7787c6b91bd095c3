package io.trimodal.model;

import io.trimodal.feature.Modality;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far scores stray from labels, by what of the input is there: split conformal prediction on absolute residuals
 * (Vovk et al.; Lei et al. 2018), calibrated apart for each set of given modalities and each missing rate. For data
 * like that of the calibration, the interval score ± half width holds the label with at least the stated probability;
 * for other data it promises nothing.
 *
 * @param coverage the stated probability, in (0, 1)
 * @param calibration which data the half widths are from
 * @param halfWidths at least one
 */
public record Uncertainty(double coverage, String calibration, List<HalfWidth> halfWidths) {
    /**
     * @param modalities that were given
     * @param missingRate share of word pieces and frames erased in each of them, in [0, 1]
     * @param halfWidth in units of the label scale
     * @param measuredCoverage share of labels inside the interval on data held out from calibration; NaN where there
     *     were none
     */
    public record HalfWidth(Set<Modality> modalities, double missingRate, double halfWidth, double measuredCoverage) {}

    public Uncertainty {
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException("coverage must be between 0 and 1, not " + coverage);
        }
        for (HalfWidth entry : halfWidths) {
            if (!(entry.missingRate() >= 0 && entry.missingRate() <= 1) || !(entry.halfWidth() >= 0)) {
                throw new IllegalArgumentException(
                        "half widths must be at least 0 and missing rates in [0, 1]: " + entry);
            }
        }
        halfWidths = List.copyOf(halfWidths);
    }

    /**
     * The half width for an input, between calibrated missing rates in proportion; empty where the set of modalities
     * was not calibrated.
     *
     * @param missingRate share of positions that are missing in the given modalities
     */
    public Optional<Double> halfWidth(Set<Modality> given, double missingRate) {
        List<HalfWidth> rates = halfWidths.stream()
                .filter(entry -> entry.modalities().equals(given))
                .sorted(Comparator.comparingDouble(HalfWidth::missingRate))
                .toList();
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        HalfWidth below = rates.getFirst();
        for (HalfWidth entry : rates) {
            if (entry.missingRate() > missingRate) {
                double part = Math.max(0, missingRate - below.missingRate())
                        / Math.max(1e-9, entry.missingRate() - below.missingRate());
                return Optional.of(below.halfWidth() + part * (entry.halfWidth() - below.halfWidth()));
            }
            below = entry;
        }
        return Optional.of(below.halfWidth());
    }
}
