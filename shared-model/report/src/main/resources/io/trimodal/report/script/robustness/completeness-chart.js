/** LNLN's completeness over missing rates; nothing where no model estimates it. */
function completenessCard(entries, data) {
  const estimating = entries.filter(({ utterance }) => utterance.rates.some((rate) => rate.completeness !== undefined));
  if (!estimating.length) return undefined;
  const rates = estimating[0].utterance.rates.map((rate) => rate.rate);
  const erased = data.modalities.includes("language");
  const label = "Completeness over missing rates. " + estimating
    .map(({ model, utterance }) => `${model.name}: ${fixed(utterance.rates[0].completeness)} at ${rateText(rates[0])}, ${fixed(utterance.rates.at(-1).completeness)} at ${rateText(rates.at(-1))}.`)
    .join(" ");
  const drawing = chart("completeness", label, 250, (colours, width) => {
    const shown = estimating.filter((entry) => isShown(entry.index));
    return rateChart(colours, width, rates, quietAxis(colours, { min: 0, max: 1, interval: 0.25 }, (value) => fixed(value)), (i) => tip(
      `at a missing rate of ${rateText(rates[i])}`,
      shown.map(({ model, look, utterance }) => ({ look, cells: [model.name, fixed(utterance.rates[i].completeness, 3)] })),
    ), [
      ...shown.map(({ look, utterance }) => curve(colours, look, rates, utterance.rates.map((rate) => rate.completeness))),
      ...(erased ? [reference(colours.axis, [rates[0], 1 - rates[0]], [rates.at(-1), 1 - rates.at(-1)])] : []),
    ]);
  });
  return chartCard(
    "Completeness",
    "How intact the language looks to LNLN, mean of the trials.",
    erased ? [[keyMark("line"), "estimated"], [keyMark("dashed"), "what was left"]] : undefined,
    drawing,
  );
}
