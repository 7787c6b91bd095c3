/** Which frames and words each of the 8 embedded tokens of a modality looks at, drawn when asked for. */
function frameMaps(explanation) {
  return numbers("Attention of the embedded tokens onto words and frames", () => [
    el("p", { class: "footnote" }, "Rows: the 8 embedded tokens of a modality. Columns: what they look at. A row adds up to less than 1, as the learned tokens and padding take the rest."),
    ...Object.entries(explanation.attention.frames).map(([modality, map]) => frameMap(explanation, modality, map)),
  ]);
}

function frameMap(explanation, modality, map) {
  const most = Math.max(...map.flat());
  const names = columnNames(explanation, modality, map[0].length);
  const words = modality === "language" && hasWords(explanation);
  const label = `Attention of the ${map.length} embedded ${modality} tokens onto ${count(names.length, unitKind(modality))}.`;
  const drawing = chart(`frames-${modality}`, label, words ? 220 : 170, (colours, width) => {
    const option = mapOption(colours, map, most, (r, c, value) => tip(`${modality}, embedded token ${r + 1}`, [{ cells: [names[c], fixed(value, 4)] }]));
    const step = words ? 1 : Math.ceil(names.length / Math.max(2, Math.floor((width - 40) / 30)));
    const labels = { ...option.xAxis.axisLabel, interval: (i) => i % step === 0, formatter: words ? (_, i) => names[i] : (_, i) => String(i), rotate: words ? 60 : 0 };
    return { ...option, grid: { ...option.grid, bottom: words ? 62 : 18 }, xAxis: { ...option.xAxis, axisLabel: labels } };
  });
  return el("figure", { class: "card map" }, chartHead(el("figcaption", {}, el("b", {}, capital(modality))), drawing), drawing);
}

/** Of every token or frame; a word of several pieces names each of them. */
function columnNames(explanation, modality, columns) {
  const names = Array.from({ length: columns }, (_, i) => `${unitKind(modality)} ${i}`);
  (explanation.units[modality] ?? []).forEach((unit) => {
    if (unit.label) names.fill(unit.label, unit.from, unit.to);
  });
  if (modality === "language" && hasWords(explanation)) {
    names[0] = "[CLS]";
    names[columns - 1] = names[columns - 1].startsWith("token") ? "[SEP]" : names[columns - 1];
  }
  return names;
}
