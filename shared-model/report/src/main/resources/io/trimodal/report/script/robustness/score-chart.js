/** Scores over missing rates: mean, spread and range of the trials, with the class boundary and the whole utterance's score. */
function scoreCard(entries, trials) {
  const rates = entries[0].utterance.rates.map((rate) => rate.rate);
  const bounds = scoreBounds(entries);
  const label = "Score over missing rates. " + entries
    .map(({ model, utterance }) => {
      const last = utterance.rates.at(-1);
      return `${model.name}: ${signed(utterance.score)} for the whole utterance; at ${rateText(last.rate)} a mean of ${signed(last.mean)}, from ${signed(last.minimum)} to ${signed(last.maximum)}.`;
    })
    .join(" ");
  const key = [
    [keyMark("line"), "mean"],
    [keyMark("band"), "± 1 standard deviation"],
    [keyMark("wideBand"), "lowest to highest"],
    [keyMark("dotted"), "the whole utterance"],
  ];
  const drawing = chart("score", label, 330, (colours, width) => {
    const shown = entries.filter((entry) => isShown(entry.index));
    const option = rateChart(colours, width, rates, quietAxis(colours, { ...bounds, interval: scoreStep(bounds) }, (value) => signed(value, scoreStep(bounds) < 1 ? 1 : 0)), (i) => scoreTip(shown, i), [
      ...shown.map(({ look, utterance }) => curve(colours, look, rates, utterance.rates.map((rate) => rate.mean), { width: 2.6, symbolSize: 7 })),
      ...shown.flatMap(({ look, utterance }) => scoreBands(colours.models[look.index], rates, utterance)),
      ...shown.map(({ look, utterance }) => reference(colours.models[look.index], [rates[0], utterance.score], [rates.at(-1), utterance.score], { type: "dotted", width: 1.6 })),
      boundary(colours, rates),
    ]);
    return option;
  });
  return chartCard("Score", `Each rate was tried ${trials === 1 ? "once" : `${trials} times`}, with other words and frames erased.`, key, drawing);
}

function scoreBands(colour, rates, { rates: rows }) {
  const around = (sign) => rows.map((rate) => rate.mean + sign * rate.standard_deviation);
  return [
    band(colour, 0.13, rates, rows.map((rate) => rate.minimum), rows.map((rate) => rate.maximum)),
    band(colour, 0.22, rates, around(-1), around(1)),
  ];
}

/** The label scale, wider where a score lies outside. */
function scoreBounds(entries) {
  const scales = entries.map(({ model }) => model.label_scale);
  const scores = entries.flatMap(({ utterance }) => utterance.rates.flatMap((rate) => [rate.minimum, rate.maximum]).concat(utterance.score));
  return {
    min: Math.min(...scales.map((scale) => scale.minimum), Math.floor(Math.min(...scores))),
    max: Math.max(...scales.map((scale) => scale.maximum), Math.ceil(Math.max(...scores))),
  };
}

function scoreStep({ min, max }) {
  return max - min > 2.5 ? 1 : 0.5;
}

/** The line at 0, with what lies on either side. */
function boundary(colours, rates) {
  return {
    type: "custom",
    silent: true,
    tooltip: { show: false },
    data: [0],
    z: 2,
    renderItem: (_, api) => {
      const [left, y] = api.coord([rates.length > 1 ? rates[0] : rates[0] - 0.05, 0]);
      const [right] = api.coord([rates.length > 1 ? rates.at(-1) : rates[0] + 0.05, 0]);
      const text = (content, offset, align) => ({
        type: "text",
        style: { text: content, x: left + 6, y: y + offset, fill: colours.muted, fontSize: 11, fontFamily: colours.font, textVerticalAlign: align },
      });
      return {
        type: "group",
        children: [
          { type: "line", shape: { x1: left, y1: y, x2: right, y2: y }, style: { stroke: colours.boundary, lineWidth: 1.2, fill: null } },
          text("↑ positive", -5, "bottom"),
          text("↓ negative", 6, "top"),
        ],
      };
    },
  };
}

function scoreTip(entries, i) {
  return tip(
    `at a missing rate of ${rateText(entries[0].utterance.rates[i].rate)}`,
    entries.flatMap(({ model, look, utterance }) => {
      const rate = utterance.rates[i];
      return [
        { look, cells: [model.name, `${signed(rate.mean)} ± ${fixed(rate.standard_deviation)}`] },
        { cells: ["lowest to highest", `${signed(rate.minimum)} … ${signed(rate.maximum)}`] },
        { cells: ["sign changed", percent(rate.sign_changed)] },
      ];
    }),
  );
}
