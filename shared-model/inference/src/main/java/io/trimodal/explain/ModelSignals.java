package io.trimodal.explain;

import io.trimodal.predict.Completeness;

/**
 * What the model itself says of its language input. LNLN fuses c = w · language + (1 − w) · proxy, where the proxy is
 * made from audio and vision. The shares are the coefficients of that sum: how much room the proxy was given, not how
 * far it moved the score, which the served graph does not tell. How the score stands on audio and vision alone, the
 * coalition without language tells.
 *
 * @param completeness w
 * @param proxyShare 1 − w; 0 where the architecture has no proxy
 */
public record ModelSignals(Completeness completeness, double proxyShare) {
    static ModelSignals of(Completeness completeness) {
        return new ModelSignals(
                completeness,
                switch (completeness) {
                    case Completeness.Estimated(float value) -> 1 - (double) value;
                    case Completeness.NotEstimated _ -> 0;
                });
    }
}
