/** Alpha and beta per layer as heat maps (figure 4 of the paper of ALMT), by head or as the mean of the heads. */
function mapsSection(attention) {
  const view = { head: undefined };
  const heads = attention.alpha[0].length;
  const select = el(
    "select",
    { class: "button", onchange: (event) => {
      view.head = event.target.value === "" ? undefined : Number(event.target.value);
      drawings.forEach((one) => one.refresh());
      top.replaceChildren(fixed(largestOf(), 2));
    } },
    el("option", { value: "" }, `mean of ${heads} heads`),
    Array.from({ length: heads }, (_, head) => el("option", { value: head }, `head ${head + 1}`)),
  );
  const largestOf = () => Math.max(...[attention.alpha, attention.beta].flatMap((maps) => maps.flatMap((layer) => headMap(layer, view.head).flat())));
  const kinds = [["alpha", "language onto audio"], ["beta", "language onto vision"]];
  const made = kinds.flatMap(([name, says]) => attention[name].map((layer, l) => mapFigure(name, says, layer, l, view, largestOf)));
  const drawings = made.map((one) => one.drawing.chart);
  const top = el("span", {}, fixed(largestOf(), 2));
  return el(
    "article",
    { class: "card maps-card" },
    el("div", { class: "words-head" }, el("h3", {}, "Attention in the hyper-modality layers"), el("label", { class: "choice" }, "Show ", select)),
    el("p", { class: "word-says" }, "How much each of the 8 language tokens (rows) draws from each of the 8 audio or vision tokens (columns), layer by layer; every row adds up to 1. Attention, not attribution."),
    el("span", { class: "ramp" }, "0", el("i"), top),
    el("div", { class: "maps", style: { "--layers": attention.alpha.length } }, made.map((one) => one.node)),
  );
}

/** @param layer [heads][rows][columns] @param head undefined for the mean of all */
function headMap(layer, head) {
  if (head !== undefined) return layer[head];
  return layer[0].map((row, r) => row.map((_, c) => layer.reduce((sum, map) => sum + map[r][c], 0) / layer.length));
}

function mapFigure(name, says, layer, l, view, largestOf) {
  const drawing = chart(`${name}-${l + 1}`, `${capital(name)}, ${says}, layer ${l + 1}: a map of ${layer[0].length} by ${layer[0][0].length} weights. The table below has the numbers.`, 190, (colours) =>
    mapOption(colours, headMap(layer, view.head), largestOf(), (r, c, value) => tip(`${name}, layer ${l + 1}, ${view.head === undefined ? "mean of the heads" : `head ${view.head + 1}`}`, [{ cells: [`language token ${r + 1} onto ${name === "alpha" ? "audio" : "vision"} token ${c + 1}`, fixed(value, 3)] }])));
  return { drawing, node: el("figure", { class: "map" }, chartHead(el("figcaption", {}, el("b", {}, capital(name)), ` layer ${l + 1}`, el("small", {}, says)), drawing), drawing) };
}

function mapOption(colours, map, most, tell) {
  const numbersOf = (length) => Array.from({ length }, (_, i) => i + 1);
  const quiet = { type: "category", axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.muted, fontSize: 10, margin: 5, interval: 0 } };
  return {
    textStyle: { fontFamily: colours.font },
    grid: { left: 18, right: 2, top: 2, bottom: 18 },
    xAxis: { ...quiet, data: numbersOf(map[0].length) },
    yAxis: { ...quiet, data: numbersOf(map.length), inverse: true },
    tooltip: {
      trigger: "item",
      confine: true,
      backgroundColor: colours.card,
      borderColor: colours.border,
      padding: [8, 12],
      formatter: ({ value: [c, r, value] }) => tell(r, c, value),
    },
    series: [
      {
        type: "custom",
        data: map.flatMap((row, r) => row.map((value, c) => [c, r, value])),
        encode: { x: 0, y: 1 },
        renderItem: (_, api) => {
          const [x, y] = api.coord([api.value(0), api.value(1)]);
          const [width, height] = api.size([1, 1]);
          return { type: "rect", shape: { x: x - width / 2 + 0.5, y: y - height / 2 + 0.5, width: width - 1, height: height - 1, r: 1.5 }, style: { fill: shade(colours, api.value(2) / (most || 1)) } };
        },
      },
    ],
  };
}

/** From the colour of sunken ground (0) to that of attention (1). */
function shade(colours, share) {
  const parts = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
  const [from, to] = [parts(colours.sunken), parts(colours.looking)];
  return "#" + from.map((part, i) => Math.round(part + (to[i] - part) * Math.min(1, share)).toString(16).padStart(2, "0")).join("");
}
