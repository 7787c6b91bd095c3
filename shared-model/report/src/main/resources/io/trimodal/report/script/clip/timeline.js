const TIMES = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

/**
 * Scores of segments over a recording's time. series: {name, colour(colours, score), scores, intervals, shown()}, with
 * a score, and perhaps an interval, for each of the segments.
 */
function clipTimeline(clip, segments, scale, series) {
  const label = `Scores over ${clipTime(clip.seconds, 0)}. ` + series
    .map((one) => `${one.name}: ${segments.map((segment, i) => `${signed(one.scores[i])} from ${clipSpan(segment)}`).join(", ")}.`)
    .join(" ");
  const items = series.flatMap((one) => segments.map((segment, i) => ({ one, segment, score: one.scores[i], interval: one.intervals[i] })));
  const drawing = chart("clip-timeline", label, 260, (colours, width) => timelineOfClip(colours, width, clip, scale, items.filter(({ one }) => one.shown())));
  const banded = items.some(({ interval }) => interval);
  return chartCard(
    "Scores over time",
    `Each segment is as wide as it is long.${banded ? " The paler band is the interval of its label." : ""}`,
    undefined,
    drawing,
  );
}

function timelineOfClip(colours, width, clip, scale, items) {
  const [low, high] = [scale.minimum, scale.maximum];
  const most = Math.max(2, Math.floor((width - 60) / 52));
  const step = TIMES.find((one) => clip.seconds / one <= most) ?? 1200;
  return {
    textStyle: { fontFamily: colours.font },
    grid: { left: 8, right: 14, top: 10, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      ...axis(colours),
      type: "value",
      min: 0,
      max: clip.seconds,
      interval: step,
      axisLine: { onZero: false, lineStyle: { color: colours.axis } },
      axisLabel: { color: colours.muted, fontSize: 12, showMaxLabel: Number.isInteger(clip.seconds / step), formatter: (value) => clipTime(value, 0) },
      splitLine: { show: false },
    },
    yAxis: { type: "value", ...quietAxis(colours, { min: low, max: high, interval: high - low > 2.5 ? 1 : 0.5 }, (value) => signed(value, Number.isInteger(value) ? 0 : 1)) },
    tooltip: {
      trigger: "item",
      confine: true,
      backgroundColor: colours.card,
      borderColor: colours.border,
      padding: [8, 12],
      formatter: ({ dataIndex }) => segmentTip(items[dataIndex]),
    },
    series: [
      {
        type: "custom",
        data: items.map(({ segment, score }) => [segment.start, score]),
        encode: { x: 0, y: 1 },
        renderItem: ({ dataIndex }, api) => segmentShape(colours, api, items[dataIndex], scale),
        z: 3,
      },
      { type: "line", silent: true, data: [[0, 0], [clip.seconds, 0]], symbol: "none", lineStyle: { color: colours.boundary, width: 1.2 }, tooltip: { show: false }, emphasis: { disabled: true }, z: 2 },
    ],
  };
}

/** The interval as a band, the way from 0 to the score, and the score as a line. */
function segmentShape(colours, api, { one, segment, score, interval }, scale) {
  const within = (value) => Math.max(scale.minimum, Math.min(scale.maximum, value));
  const y = (value) => api.coord([0, within(value)])[1];
  const x = api.coord([segment.start, 0])[0];
  const width = Math.max(2, api.coord([segment.end, 0])[0] - x - 1);
  const fill = one.colour(colours, score);
  const box = (from, to, opacity) => ({ type: "rect", shape: { x, y: Math.min(y(from), y(to)), width, height: Math.max(1, Math.abs(y(from) - y(to))) }, style: { fill, opacity } });
  return {
    type: "group",
    children: [
      interval && box(interval.low, interval.high, 0.13),
      box(0, score, 0.3),
      { type: "rect", shape: { x, y: y(score) - 1.5, width, height: 3 }, style: { fill } },
    ].filter(Boolean),
  };
}

function segmentTip({ one, segment, score, interval }) {
  const node = tip([clipSpan(segment), segment.speaker].filter(Boolean).join(", "), [
    { cells: [one.name, signed(score)] },
    ...(interval ? [{ cells: ["interval", `${signed(interval.low)} … ${signed(interval.high)}`] }] : []),
  ]);
  if (segment.text) node.append(el("p", { class: "tip-words" }, `“${shortened(segment.text)}”`));
  return node;
}

/** A series whose colours say whether a score is positive or negative. */
function signSeries(name, predictions) {
  return {
    name,
    colour: (colours, score) => (score < 0 ? colours.negative : colours.positive),
    scores: predictions.map((one) => one.score),
    intervals: predictions.map((one) => one.interval),
    shown: () => true,
  };
}
