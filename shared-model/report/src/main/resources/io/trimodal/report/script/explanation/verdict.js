/** The score with where it lies on its scale, and what it comes from in words. */
function verdictCard(explanation) {
  const { prediction } = explanation;
  const { interval } = prediction;
  const measure = (name, value, share) => el("div", {}, el("dt", {}, name), el("dd", {}, value, share !== undefined && meter(share)));
  return el(
    "article",
    { class: "card verdict explained", style: { "--colour": `var(--${prediction.score < 0 ? "negative" : "positive"})` } },
    el(
      "div",
      {},
      el("p", { class: "score" }, el("strong", {}, signed(prediction.score)), el("span", {}, prediction.sentiment)),
      scalePicture(prediction, explanation.shapley.none),
      el(
        "p",
        { class: "more" },
        interval && interval.calibrated === false && "The model cannot know input like this: the interval (the frame) is all of the scale. ",
        interval && interval.calibrated !== false && `The label lies from ${signed(interval.low)} to ${signed(interval.high)} (the frame) with ${percent(interval.coverage)} probability, for data like the model’s. `,
        "Dotted: the score of nothing.",
      ),
    ),
    el(
      "div",
      {},
      el("p", { class: "sentence" }, leadingModality(explanation)),
      leadingUnits(explanation),
      el(
        "dl",
        { class: "measures" },
        measure("With nothing given", signed(explanation.shapley.none)),
        prediction.completeness !== undefined && measure("Completeness", fixed(prediction.completeness, 3), prediction.completeness),
        explanation.proxy_share !== undefined && measure("Proxy’s share", fixed(explanation.proxy_share, 3), explanation.proxy_share),
      ),
      explanation.proxy_share !== undefined && el("p", { class: "more" }, "Completeness: how intact the language looks. The rest is the share of it that a proxy made from audio and vision stands in for."),
    ),
  );
}

function meter(share) {
  return el("span", { class: "meter", "aria-hidden": "true" }, el("i", { style: { width: `${Math.max(0, Math.min(1, share)) * 100}%` } }));
}

function scalePicture({ score, label_scale: { minimum, maximum }, interval }, none) {
  const place = (value) => `${(100 * (Math.max(minimum, Math.min(maximum, value)) - minimum)) / (maximum - minimum)}%`;
  const label = `${signed(score)} on a scale from ${signed(minimum, 0)} to ${signed(maximum, 0)}` + (interval ? `, interval from ${signed(interval.low)} to ${signed(interval.high)}` : "");
  return el(
    "div",
    { class: "scale", role: "img", "aria-label": label },
    el(
      "div",
      { class: "scale-track" },
      interval && el("i", { class: "scale-band", style: { left: place(interval.low), right: `calc(100% - ${place(interval.high)})` } }),
      el("i", { class: "scale-zero", style: { left: place(0) } }),
      el("i", { class: "scale-none", style: { left: place(none) } }),
      el("i", { class: "scale-score", style: { left: place(score) } }),
    ),
    el("div", { class: "scale-ends" }, el("span", {}, signed(minimum, 0)), el("span", {}, "0"), el("span", {}, signed(maximum, 0))),
  );
}

function leadingModality({ shapley: { values, shares } }) {
  const most = MODALITIES.reduce((a, b) => (Math.abs(values[b]) > Math.abs(values[a]) ? b : a));
  if (!values[most]) return "No modality moves the score.";
  return `${capital(most)} moves it most: ${signed(values[most])}, ${percent(shares[most])} of all movement.`;
}

/** The words and frames that count most by the best method that was asked for. */
function leadingUnits(explanation) {
  const method = methodsOf(explanation).find((one) => one.signed);
  if (!method) return undefined;
  const name = (modality) => {
    const values = method.values[modality] ?? [];
    const [best] = strongest(values, 1);
    if (best === undefined) return undefined;
    const unit = explanation.units[modality][best];
    return [unit.label ? `“${unit.label}”` : `${modality} ${unitName(explanation, modality, unit)}`, ` (${signed(values[best])})`].join("");
  };
  const named = MODALITIES.map(name).filter(Boolean);
  return named.length > 0 && el("p", { class: "more" }, `Most important by ${method.name.toLowerCase()}: ${listed(named)}.`);
}
