/** What every chart over missing rates shares: room, axes, a tooltip that is made of elements and so shows text as text. */
function rateChart(colours, width, rates, valueAxis, tip, series) {
  return {
    textStyle: { fontFamily: colours.font },
    grid: { left: 8, right: 14, top: 14, bottom: 26, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      ...axis(colours),
      type: "value",
      name: "missing rate",
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { color: colours.muted, fontSize: 12 },
      min: rates.length > 1 ? rates[0] : rates[0] - 0.05,
      max: rates.length > 1 ? rates.at(-1) : rates[0] + 0.05,
      axisLine: { onZero: false, lineStyle: { color: colours.axis } },
      axisTick: { lineStyle: { color: colours.axis }, customValues: rates },
      axisLabel: { color: colours.muted, fontSize: 12, formatter: rateText, customValues: thinned(rates, width), hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: { ...axis(colours), type: "value", ...valueAxis },
    tooltip: tip && {
      trigger: "axis",
      confine: true,
      backgroundColor: colours.card,
      borderColor: colours.border,
      padding: [8, 12],
      axisPointer: { type: "line", snap: true, lineStyle: { color: colours.axis, type: "solid" }, label: { show: false } },
      formatter: (points) => tip(points[0].dataIndex),
    },
    series,
  };
}

/** As many of the rates as have room for their numbers, in even steps from the first to, if steps allow, the last. */
function thinned(rates, width) {
  const most = Math.max(2, Math.floor((width - 60) / 34));
  const steps = rates.map((_, i) => i + 1).filter((step) => Math.ceil(rates.length / step) <= most);
  const step = steps.find((one) => (rates.length - 1) % one === 0) ?? steps[0] ?? 1;
  return rates.filter((_, i) => i % step === 0);
}

function axis(colours) {
  return {
    axisLine: { show: true, lineStyle: { color: colours.axis } },
    axisTick: { show: true, lineStyle: { color: colours.axis } },
    axisLabel: { color: colours.muted, fontSize: 12 },
    splitLine: { lineStyle: { color: colours.gridLine } },
  };
}

/** A value axis without a line of its own. */
function quietAxis(colours, bounds, formatter) {
  return {
    ...bounds,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: colours.muted, fontSize: 12, formatter },
    splitLine: { lineStyle: { color: colours.gridLine } },
  };
}

/** A curve with its points. values: one per rate, null where there is none. */
function curve(colours, look, rates, values, style = {}) {
  const colour = colours.models[look.index];
  return {
    type: "line",
    data: rates.map((rate, i) => [rate, values[i] ?? null]),
    symbol: look.symbol,
    symbolSize: style.symbolSize ?? 6,
    showSymbol: style.symbolSize !== 0,
    showAllSymbol: true,
    lineStyle: { color: colour, width: style.width ?? 2.2, type: style.type ?? "solid", opacity: style.opacity ?? 1 },
    itemStyle: { color: colour, opacity: style.opacity ?? 1 },
    emphasis: { disabled: true },
    z: style.z ?? 4,
  };
}

/** A straight line without points, for thresholds and references; silent, with an optional label at one end. */
function reference(colour, from, to, style = {}) {
  return {
    type: "line",
    data: [from, to],
    symbol: "none",
    silent: true,
    tooltip: { show: false },
    lineStyle: { color: colour, width: style.width ?? 1.2, type: style.type ?? "dashed" },
    endLabel: style.label ? { show: true, formatter: style.label, color: colour, fontSize: 11, offset: style.offset ?? [0, 0] } : undefined,
    emphasis: { disabled: true },
    z: style.z ?? 3,
  };
}

/** The area between two curves. */
function band(colour, opacity, rates, low, high) {
  return {
    type: "custom",
    silent: true,
    clip: true,
    tooltip: { show: false },
    data: [0],
    z: 1,
    renderItem: (_, api) => ({
      type: "polygon",
      shape: {
        points: [...rates.map((rate, i) => api.coord([rate, high[i]])), ...rates.map((rate, i) => api.coord([rate, low[i]])).reverse()],
      },
      style: { fill: colour, opacity },
    }),
  };
}

/** A tooltip: a heading and rows of texts, the first of each with the colour of its model. */
function tip(heading, rows) {
  return el(
    "div",
    { class: "tip" },
    el("b", {}, heading),
    el(
      "table",
      {},
      rows.map(({ look, cells }) =>
        el(
          "tr",
          {},
          el("td", {}, look && el("span", { class: "swatch", style: { "--colour": look.colour } })),
          cells.map((cell) => el("td", {}, cell)),
        ),
      ),
    ),
  );
}
