/** Scores of utterances that have no time, one below the other, each with its interval. */
function utteranceChart(predictions) {
  const names = predictions.map((one, u) => shortened(utteranceName(one.id, u)));
  const scale = predictions[0].label_scale;
  const label = "Scores. " + predictions.map((one, u) => `${names[u]}: ${signed(one.score)}.`).join(" ");
  const drawing = chart("scores", label, 48 + 26 * predictions.length, (colours, width) => ({
    textStyle: { fontFamily: colours.font },
    grid: { left: 4, right: 14, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: { type: "value", ...quietAxis(colours, { min: scale.minimum, max: scale.maximum, interval: scale.maximum - scale.minimum > 2.5 ? 1 : 0.5 }, (value) => signed(value, Number.isInteger(value) ? 0 : 1)) },
    yAxis: { type: "category", data: names, inverse: true, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.text, fontSize: 12, width: width * 0.35, overflow: "truncate" } },
    tooltip: {
      trigger: "item",
      confine: true,
      backgroundColor: colours.card,
      borderColor: colours.border,
      padding: [8, 12],
      formatter: ({ dataIndex: u }) => tip(names[u], [{ cells: ["score", signed(predictions[u].score)] }, ...(predictions[u].interval ? [{ cells: ["interval", intervalText(predictions[u])] }] : [])]),
    },
    series: [
      {
        type: "custom",
        data: predictions.map((one, u) => [one.score, u]),
        renderItem: ({ dataIndex }, api) => utteranceShape(colours, api, predictions[dataIndex], dataIndex),
        z: 3,
      },
      { type: "custom", silent: true, tooltip: { show: false }, data: [0], z: 2, renderItem: ({ coordSys }, api) => ({ type: "rect", shape: { x: api.coord([0, 0])[0] - 0.6, y: coordSys.y, width: 1.2, height: coordSys.height }, style: { fill: colours.boundary } }) },
    ],
  }));
  return chartCard("Scores", predictions.some((one) => one.interval) ? "The paler band is the interval of the label." : undefined, undefined, drawing);
}

function utteranceShape(colours, api, { score, interval, label_scale: scale }, u) {
  const x = (value) => api.coord([Math.max(scale.minimum, Math.min(scale.maximum, value)), u])[0];
  const y = api.coord([0, u])[1];
  const height = Math.min(16, api.size([0, 1])[1] * 0.62);
  const fill = score < 0 ? colours.negative : colours.positive;
  const box = (from, to, opacity) => ({ type: "rect", shape: { x: Math.min(x(from), x(to)), y: y - height / 2, width: Math.max(1, Math.abs(x(from) - x(to))), height, r: 1 }, style: { fill, opacity } });
  return {
    type: "group",
    children: [interval && box(interval.low, interval.high, 0.13), box(0, score, 0.3), { type: "rect", shape: { x: x(score) - 1.5, y: y - height / 2, width: 3, height }, style: { fill } }].filter(Boolean),
  };
}
