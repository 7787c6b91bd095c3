/** What the page takes from the scripts of the reports, which are no modules since reports carry them inline. */
export const {
  el, svg, chartCard, chart, refreshCharts, scoreCard, coalitionCard, verdict, rateOrNone, meter, lookOf, badge,
  utteranceName, fixed, signed, percent, count, listed, capital, duration,
} = globalThis;

/** A share at a position as a length for style sheets. */
export function share(value) {
  return `${(Math.max(0, Math.min(1, value)) * 100).toFixed(3)}%`;
}
