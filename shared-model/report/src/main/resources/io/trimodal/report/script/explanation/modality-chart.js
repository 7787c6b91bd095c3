/** How the modalities lead from the score of nothing to that of the utterance: bars of Shapley values that begin where the last one ended. */
function modalityCard({ shapley, prediction }) {
  const steps = modalitySteps(shapley);
  const label = `From ${signed(shapley.none)} with nothing given to ${signed(shapley.all)}: ` + MODALITIES.map((modality) => `${modality} ${signed(shapley.values[modality])}`).join(", ") + ".";
  const drawing = chart("modalities", label, 230, (colours, width) => ({
    textStyle: { fontFamily: colours.font },
    grid: { left: 4, right: 14, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: { ...quietAxis(colours, stepBounds(steps, prediction.label_scale, width), (value) => signed(value, Number.isInteger(value) ? 0 : 1)), type: "value" },
    yAxis: { type: "category", data: steps.map((step) => step.name), inverse: true, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.text, fontSize: 12, margin: 10 } },
    series: [{ type: "custom", silent: true, data: steps.map((_, i) => [0, i]), renderItem: (params, api) => stepShape(colours, api, steps, params.dataIndex) }],
  }));
  return el(
    "div",
    { class: "card chart-card" },
    chartHead(el("h3", {}, "What each modality adds"), drawing),
    el("p", {}, "Exact Shapley values: each modality’s share of the way from the score of nothing to the score of the utterance."),
    drawing,
    equation(shapley),
  );
}

function modalitySteps({ values, none, all }) {
  let at = none;
  const moves = MODALITIES.map((modality) => {
    const step = { name: modality, from: at, to: at + values[modality], value: values[modality] };
    at = step.to;
    return step;
  });
  return [{ name: "nothing given", at: none }, ...moves, { name: "the utterance", at: all }];
}

/** Whether a step's number stands right of its end: where bars go, or away from 0. */
function isForward(step) {
  return (step.value ?? step.at) >= 0;
}

/** Room for the numbers beside the bars, on a scale whose numbers are round. */
function stepBounds(steps, scale, width) {
  const ends = steps.flatMap((step) => [step.at ?? step.from, step.at ?? step.to]);
  const interval = scale.maximum - scale.minimum > 2.5 ? 1 : 0.5;
  const number = ((Math.max(0, ...ends) - Math.min(0, ...ends)) * 48) / Math.max(100, width - 230);
  const texts = steps.map((step) => (step.at ?? step.to) + (isForward(step) ? number : -number));
  const [low, high] = [Math.min(0, ...ends, ...texts), Math.max(0, ...ends, ...texts)];
  return { min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval, interval };
}

function stepShape(colours, api, steps, i) {
  const step = steps[i];
  const end = step.at ?? step.to;
  const [right, y] = api.coord([end, i]);
  const [left] = api.coord([step.at ?? step.from, i]);
  const [, next] = api.coord([end, i + 1]);
  const height = Math.min(24, (next - y) * 0.6);
  const forward = isForward(step);
  const bar = step.at !== undefined
    ? { type: "rect", shape: { x: right - 2, y: y - height / 2, width: 4, height, r: 1 }, style: { fill: colours.boundary } }
    : { type: "rect", shape: { x: Math.min(left, right), y: y - height / 2, width: Math.abs(right - left), height, r: 2 }, style: { fill: forward ? colours.positive : colours.negative } };
  const text = {
    type: "text",
    style: { text: signed(step.at ?? step.value), x: right + (forward ? 7 : -7), y, align: forward ? "left" : "right", verticalAlign: "middle", fill: colours.text, font: `${step.at === undefined ? 500 : 650} 12px ${colours.font}` },
  };
  const connector = { type: "line", shape: { x1: right, y1: y + height / 2, x2: right, y2: next - height / 2 }, style: { stroke: colours.axis, lineWidth: 1, lineDash: [2, 2] } };
  return { type: "group", children: i < steps.length - 1 ? [connector, bar, text] : [bar, text] };
}

/** The same as a sum. */
function equation({ values, none, all }) {
  const term = (value, name) => el("span", { class: "term" }, el("b", {}, value), el("small", {}, name));
  return el(
    "p",
    { class: "equation" },
    term(signed(none), "nothing"),
    MODALITIES.map((modality) => [el("i", {}, values[modality] < 0 ? MINUS : "+"), term(fixed(Math.abs(values[modality])), modality)]),
    el("i", {}, "="),
    term(signed(all), "the utterance"),
  );
}

/** What pairs of modalities add together beyond what each adds alone. */
function interactionCard({ shapley }) {
  const names = shapley.interactions.map((one) => one.modalities.join(" + "));
  const values = shapley.interactions.map((one) => one.value);
  const label = "Interactions: " + names.map((name, i) => `${name} ${signed(values[i])}`).join(", ") + ".";
  const drawing = chart("interactions", label, 170, (colours, width) => {
    // Room for a number at the end of the longest bar.
    const bound = Math.max(largest(values), 0.005) * (1 + 110 / Math.max(150, width - 130));
    return {
      textStyle: { fontFamily: colours.font },
      grid: { left: 4, right: 14, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: { ...quietAxis(colours, { min: -bound, max: bound }, undefined), type: "value", axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: { type: "category", data: names, inverse: true, axisLine: { onZero: false, show: false }, axisTick: { show: false }, axisLabel: { color: colours.text, fontSize: 12, margin: 10 } },
      series: [
        {
          type: "bar",
          barMaxWidth: 18,
          silent: true,
          data: values.map((value) => ({
            value,
            itemStyle: { color: value < 0 ? colours.negative : colours.positive, borderRadius: 2 },
            label: { show: true, position: value < 0 ? "left" : "right", formatter: signed(value), color: colours.text, fontSize: 12 },
          })),
          markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colours.boundary, type: "solid", width: 1.2 }, data: [{ xAxis: 0 }] },
        },
      ],
    };
  });
  return chartCard("What pairs add together", "Above 0 two modalities raise the score more together than each does alone; below 0 they say the same twice, or contradict.", undefined, drawing);
}
