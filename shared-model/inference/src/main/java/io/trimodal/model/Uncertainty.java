package io.trimodal.model;

import io.trimodal.feature.Modality;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far labels stray from scores, by what of the input is there and by the score itself: split conformal prediction
 * (Vovk et al.; Lei et al. 2018), calibrated apart for each set of given modalities and each missing rate. Residuals
 * are measured in units of a {@link Reach} that depends on the score (normalised conformal prediction, Papadopoulos et
 * al. 2002), since a score near an end of the scale errs less, and mostly inwards, while one near the middle may err
 * either way. For data like that of the calibration, the interval holds the label with at least the stated probability;
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
     * @param halfWidth one for all scores, in units of the label scale; what holds where there are no reaches
     * @param reaches by rising score; empty: the half width to both sides
     * @param measured on data held out from calibration
     */
    public record HalfWidth(
            Set<Modality> modalities, double missingRate, double halfWidth, List<Reach> reaches, Measured measured) {
        public HalfWidth {
            if (!(missingRate >= 0 && missingRate <= 1) || !(halfWidth >= 0)) {
                throw new IllegalArgumentException("half widths must be at least 0 and missing rates in [0, 1], not "
                        + halfWidth + " and " + missingRate);
            }
            reaches = List.copyOf(reaches);
            for (int i = 1; i < reaches.size(); i++) {
                if (!(reaches.get(i).score() > reaches.get(i - 1).score())) {
                    throw new IllegalArgumentException("reaches must be by rising score: " + reaches);
                }
            }
        }

        /** The same to both sides of every score. */
        public HalfWidth(Set<Modality> modalities, double missingRate, double halfWidth, double measuredCoverage) {
            this(modalities, missingRate, halfWidth, List.of(), new Measured(measuredCoverage, Double.NaN));
        }

        /** Between two scores in proportion, beyond the first and the last as there. */
        public Reach at(double score) {
            if (reaches.isEmpty()) {
                return new Reach(score, halfWidth, halfWidth);
            }
            Reach before = reaches.getFirst();
            if (score <= before.score()) {
                return before.of(score);
            }
            for (Reach after : reaches) {
                if (after.score() > score) {
                    return before.towards(after, score);
                }
                before = after;
            }
            return before.of(score);
        }
    }

    /**
     * How far an interval reaches from a score.
     *
     * @param below in units of the label scale, at least 0
     * @param above likewise
     */
    public record Reach(double score, double below, double above) {
        public Reach {
            if (!Double.isFinite(score) || !(below >= 0) || !(above >= 0)) {
                throw new IllegalArgumentException("an interval reaches at least 0 below and above a score, not "
                        + below + " and " + above + " at " + score);
            }
        }

        private Reach of(double another) {
            return new Reach(another, below, above);
        }

        private Reach towards(Reach after, double between) {
            double part = (between - score) / (after.score - score);
            return mixed(after, part).of(between);
        }

        /** @param part of the other, in [0, 1] */
        private Reach mixed(Reach other, double part) {
            return new Reach(score, below + part * (other.below - below), above + part * (other.above - above));
        }
    }

    /**
     * @param coverage share of labels inside the interval; NaN where nothing was held out
     * @param width mean width of the intervals, cut off at the ends of the scale; NaN where it was not measured
     */
    public record Measured(double coverage, double width) {}

    public Uncertainty {
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException("coverage must be between 0 and 1, not " + coverage);
        }
        halfWidths = List.copyOf(halfWidths);
    }

    /**
     * How far the interval of a score reaches, between calibrated missing rates in proportion; empty where the set of
     * modalities was not calibrated.
     *
     * @param missingRate share of positions that are missing in the given modalities
     */
    public Optional<Reach> reach(double score, Set<Modality> given, double missingRate) {
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
                return Optional.of(below.at(score).mixed(entry.at(score), part));
            }
            below = entry;
        }
        return Optional.of(below.at(score));
    }
}
