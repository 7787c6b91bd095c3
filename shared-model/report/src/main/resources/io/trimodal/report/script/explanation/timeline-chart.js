const MARKED = 3;

/** One modality over its frames, by every method that was asked for, its most important frames marked. */
function timelineCard(explanation, methods, modality) {
  const units = explanation.units[modality];
  const use = explanation.prediction.modalities[modality];
  return el(
    "figure",
    { class: "card chart-card timelines" },
    el("h3", {}, capital(modality)),
    el("p", {}, `${count(units.length, unitKind(modality))}, ${isTimed(explanation, modality) ? "by their time in the recording" : `numbered from ${modality === "language" ? "[CLS], which is 0" : "0"}`}${use.given > use.used ? `; ${use.given - use.used} more were cut` : ""}. The ${MARKED} most important of each method are marked and stand in full colour.`),
    methods.map((method) => timeline(explanation, method, modality)),
  );
}

function timeline(explanation, method, modality) {
  const units = explanation.units[modality];
  const values = method.values[modality];
  const marked = strongest(values, MARKED);
  const windows = method.key === "occlusion" && modality !== "language" ? strongestWindows(explanation.occlusion.spans[modality]) : [];
  const decimals = decimalsOf(values);
  const place = (unit) => placeOf(explanation, modality, unit);
  const named = marked.map((i) => `${place(units[i])} (${valueText(method, values[i], decimals)})`).join(", ");
  const label = `${capital(modality)} by ${method.name.toLowerCase()}. Most important ${unitKind(modality)}s: ${named || "none"}.`;
  const drawing = chart(`timeline-${modality}-${method.key}`, label, 118, (colours, width) => timelineOption(colours, width, { method, modality, units, values, marked, windows, place, timed: isTimed(explanation, modality) }));
  return el(
    "div",
    { class: "timeline" },
    chartHead(el("h4", {}, method.name, !method.signed && el("small", {}, " not an attribution")), drawing),
    drawing,
    el(
      "p",
      { class: "timeline-said" },
      `Most important: ${named || "none"}.`,
      windows.length > 0 && ` Windows of ${windowWidths(explanation.occlusion.spans[modality])}; shaded: ${windows.map((span) => `${windowText(explanation, modality, span)} (${signed(span.effect, decimals)})`).join(", ")}.`,
    ),
  );
}

/** The frames of a window, or from when to when they are. */
function windowText(explanation, modality, { from, to }) {
  const units = explanation.units[modality];
  return isTimed(explanation, modality) ? `${clipTime(units[from].start)}–${clipTime(units[to - 1].end)}` : `${from}–${to - 1}`;
}

function strongestWindows(spans) {
  return strongest(spans.map((span) => span.effect), MARKED).map((i) => spans[i]);
}

function windowWidths(spans) {
  const width = Math.max(...spans.map((span) => span.to - span.from));
  const stride = spans.length > 1 ? spans[1].from - spans[0].from : 0;
  return count(width, "frame") + (stride ? `, ${stride === 1 ? "one frame" : `${stride} frames`} apart` : "");
}

function timelineOption(colours, width, { method, modality, units, values, marked, windows, place, timed }) {
  const bounds = { min: Math.min(0, ...values), max: Math.max(0, ...values) };
  const room = (bounds.max - bounds.min) * 0.2 || 1;
  const step = Math.ceil(units.length / Math.max(2, Math.floor((width - 60) / (timed ? 44 : 34))));
  return {
    textStyle: { fontFamily: colours.font },
    grid: { left: 50, right: 6, top: 6, bottom: 20 },
    xAxis: {
      type: "category",
      data: units.map(place),
      axisLine: { onZero: false, show: false },
      axisTick: { show: false },
      axisLabel: { color: colours.muted, fontSize: 11, margin: 6, interval: (i) => i % step === 0 },
    },
    yAxis: {
      type: "value",
      ...quietAxis(colours, { splitNumber: 2, min: bounds.min < 0 ? bounds.min - room : 0, max: bounds.max > 0 ? bounds.max + room : 0 }, undefined),
      axisLabel: { color: colours.muted, fontSize: 11, showMinLabel: bounds.min === 0, showMaxLabel: bounds.max === 0, formatter: (value) => axisText(method, value, room) },
    },
    tooltip: {
      trigger: "axis",
      confine: true,
      backgroundColor: colours.card,
      borderColor: colours.border,
      padding: [8, 12],
      axisPointer: { type: "shadow" },
      formatter: (points) => tip(`${modality} ${unitKind(modality)} ${units[points[0].dataIndex].from}${timed ? `, ${clipSpan(units[points[0].dataIndex])}` : ""}`, [{ cells: [method.name, valueText(method, values[points[0].dataIndex], 4)] }]),
    },
    series: [
      {
        type: "bar",
        barCategoryGap: units.length > 80 ? "0%" : "18%",
        emphasis: { disabled: true },
        data: values.map((value, i) => ({
          value,
          itemStyle: { color: valueColour(method, value, colours), opacity: marked.includes(i) ? 1 : 0.42, borderRadius: 1 },
          // times are too long for three labels side by side
          label: marked.includes(i) && (!timed || i === marked[0])
            ? { show: true, position: value < 0 ? "bottom" : "top", distance: 3, formatter: timed ? place(units[i]) : `#${units[i].from}`, color: colours.text, fontSize: 11, fontWeight: 600 }
            : { show: false },
        })),
        markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colours.boundary, type: "solid", width: 1 }, data: [{ yAxis: 0 }] },
        labelLayout: { hideOverlap: true },
      },
      windowShades(colours, windows),
    ],
  };
}

function axisText(method, value, room) {
  return method.signed ? signed(value, room < 0.01 ? 3 : 2) : `${fixed(value * 100, 1).replace(/\.0$/, "")} %`;
}

/** The windows of frames whose erasing moved the score most, as wide as they are. */
function windowShades(colours, windows) {
  return {
    type: "custom",
    silent: true,
    tooltip: { show: false },
    z: 1,
    data: windows.map((_, i) => [i, 0]),
    renderItem: ({ dataIndex, coordSys }, api) => {
      const { from, to } = windows[dataIndex];
      const [one] = api.size([1, 0]);
      const x = api.coord([from, 0])[0] - one / 2;
      return { type: "rect", shape: { x, y: coordSys.y, width: one * (to - from), height: coordSys.height }, style: { fill: colours.axis, opacity: 0.22 } };
    },
  };
}
