/** Share of trials whose sign, or class of three, is not that of the whole utterance. */
function shareCard(entries) {
  const rates = entries[0].utterance.rates.map((rate) => rate.rate);
  const label = "Share of trials that change sign over missing rates. " + entries
    .map(({ model, utterance }) => `${model.name}: ${percent(utterance.rates.at(-1).sign_changed)} at ${rateText(rates.at(-1))}.`)
    .join(" ");
  const drawing = chart("sign-changes", label, 250, (colours, width) => {
    const shown = entries.filter((entry) => isShown(entry.index));
    const row = (one, name, i) => percent(one.utterance.rates[i][name]);
    return rateChart(colours, width, rates, shareAxis(colours), (i) => tip(
      `at a missing rate of ${rateText(rates[i])}`,
      shown.map((one) => ({ look: one.look, cells: [one.model.name, `sign ${row(one, "sign_changed", i)}`, `class ${row(one, "class_changed", i)}`] })),
    ), [
      ...shown.map(({ look, utterance }) => curve(colours, look, rates, utterance.rates.map((rate) => rate.sign_changed))),
      ...shown.map(({ look, utterance }) => curve(colours, look, rates, utterance.rates.map((rate) => rate.class_changed), { type: "dashed", width: 1.4, symbolSize: 0, opacity: 0.85 })),
      reference(colours.axis, [rates[0], 0.5], [rates.at(-1), 0.5], { type: "solid", width: 1 }),
    ]);
  });
  return chartCard(
    "Trials that change their mind",
    "A sign is broken where half of its trials change.",
    [[keyMark("line"), "sign"], [keyMark("dashed"), "class (negative, neutral, positive)"]],
    drawing,
  );
}

/** 0 to 100 %. */
function shareAxis(colours) {
  return quietAxis(colours, { min: 0, max: 1, interval: 0.25 }, (value) => `${Math.round(value * 100)} %`);
}
