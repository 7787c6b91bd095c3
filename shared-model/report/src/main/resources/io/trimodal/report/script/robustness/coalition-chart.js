/** Scores with only some of the modalities given. */
function coalitionCard(entries) {
  const names = entries[0].utterance.coalitions.map((coalition) => coalitionName(coalition.given));
  const bounds = coalitionBounds(entries);
  const label = "Score by modalities given. " + entries
    .map(({ model, utterance }) => `${model.name}: ${utterance.coalitions.map((one) => `${coalitionName(one.given)} ${signed(one.score)}`).join(", ")}.`)
    .join(" ");
  const height = 44 + names.length * (18 + 15 * entries.length);
  const drawing = chart("coalitions", label, height, (colours) => {
    const shown = entries.filter((entry) => isShown(entry.index));
    return {
      textStyle: { fontFamily: colours.font },
      grid: { left: 4, right: 14, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: { ...axis(colours), type: "value", ...bounds, interval: scoreStep(bounds), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.muted, fontSize: 12, formatter: (value) => signed(value, scoreStep(bounds) < 1 ? 1 : 0) } },
      yAxis: { type: "category", data: names, inverse: true, axisLine: { onZero: true, lineStyle: { color: colours.boundary, width: 1.2 } }, axisTick: { show: false }, axisLabel: { color: colours.text, fontSize: 12, margin: 10 } },
      tooltip: {
        trigger: "axis",
        confine: true,
        backgroundColor: colours.card,
        borderColor: colours.border,
        padding: [8, 12],
        axisPointer: { type: "shadow" },
        formatter: (points) => coalitionTip(shown, points[0].dataIndex),
      },
      series: shown.map(({ look, utterance }) => ({
        type: "bar",
        barMaxWidth: 15,
        barGap: "12%",
        barCategoryGap: "28%",
        itemStyle: { color: colours.models[look.index], borderRadius: 2 },
        emphasis: { disabled: true },
        data: utterance.coalitions.map((one) => ({
          value: one.score,
          label: { show: true, position: one.score < 0 ? "left" : "right", formatter: signed(one.score), color: colours.muted, fontSize: 11, distance: 4 },
        })),
      })),
    };
  });
  return chartCard("Which modalities carry it", "The score with only these given, the others absent.", undefined, drawing);
}

/** Room for the numbers at the bars' ends. */
function coalitionBounds(entries) {
  const { min, max } = scoreBounds(entries);
  const step = scoreStep({ min, max });
  const scores = entries.flatMap(({ utterance }) => utterance.coalitions.map((one) => one.score));
  const low = Math.min(0, ...scores);
  const high = Math.max(0, ...scores);
  const room = (max - min) * 0.1;
  return {
    min: Math.max(Math.floor(Math.min(...scores, min) / step) * step, Math.floor((low - room) / step) * step),
    max: Math.min(Math.ceil(Math.max(...scores, max) / step) * step, Math.ceil((high + room) / step) * step),
  };
}

function coalitionName(given) {
  return given.length === 0 ? "nothing" : given.length === 3 ? "all three" : given.join(" + ");
}

function coalitionTip(entries, i) {
  return tip(
    coalitionName(entries[0].utterance.coalitions[i].given),
    entries.map(({ model, look, utterance }) => {
      const one = utterance.coalitions[i];
      return { look, cells: [model.name, signed(one.score), one.completeness === undefined ? "" : `completeness ${fixed(one.completeness)}`] };
    }),
  );
}
