/** What an utterance's trials say about its sign, in words: {sentence, more}. */
function verdict(utterance) {
  const rates = utterance.rates;
  const last = rates.at(-1).rate;
  const firstChange = rates.find((rate) => rate.sign_changed > 0);
  if (!firstChange) {
    return { sentence: `The sign holds in every trial, up to a missing rate of ${rateText(last)}.`, more: "" };
  }
  const changed = (rate) => `${percent(rate.sign_changed)} of the trials change it`;
  if (utterance.breaking_rate === null || utterance.breaking_rate === undefined) {
    const worst = rates.reduce((a, b) => (b.sign_changed > a.sign_changed ? b : a));
    return {
      sentence: `The sign holds in most trials, up to a missing rate of ${rateText(last)}.`,
      more: `At ${rateText(worst.rate)}, where it holds least, ${changed(worst)}.`,
    };
  }
  const at = rates.findIndex((rate) => rate.rate === utterance.breaking_rate);
  const broken = rates[at];
  if (at <= 0) {
    return { sentence: `The sign breaks at ${rateText(utterance.breaking_rate)}, the lowest missing rate tried.`, more: broken ? `${capital(changed(broken))}.` : "" };
  }
  return {
    sentence: `The sign holds up to a missing rate of ${rateText(rates[at - 1].rate)}.`,
    more: `It breaks at ${rateText(broken.rate)}, where ${changed(broken)}.`,
  };
}

function verdictCard(model, look, utterance) {
  const { sentence, more } = verdict(utterance);
  const measure = (name, value, share) => [
    el("div", {}, el("dt", {}, name), el("dd", {}, value, share !== undefined && meter(share))),
  ];
  return el(
    "article",
    { class: "card verdict", style: { "--colour": look.colour } },
    badge(model, look),
    el("p", { class: "score" }, el("strong", {}, signed(utterance.score)), el("span", {}, utterance.sentiment)),
    el("p", { class: "sentence" }, sentence),
    more && el("p", { class: "more" }, more),
    el(
      "dl",
      { class: "measures" },
      measure("Breaking rate", rateOrNone(utterance.breaking_rate)),
      measure("Stability", fixed(utterance.stability), utterance.stability),
      utterance.completeness !== undefined && measure("Completeness", fixed(utterance.completeness), utterance.completeness),
    ),
  );
}

function rateOrNone(rate) {
  return rate === null || rate === undefined ? "none" : rateText(rate);
}

function meter(share) {
  return el("span", { class: "meter", "aria-hidden": "true" }, el("i", { style: { width: `${Math.max(0, Math.min(1, share)) * 100}%` } }));
}
