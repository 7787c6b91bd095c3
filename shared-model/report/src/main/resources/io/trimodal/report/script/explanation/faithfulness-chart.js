/** Deletion and insertion curves of every method against random orders, of all units or of one modality. */
function faithfulnessSection(explanation) {
  const methods = METHODS.filter((method) => explanation.receipts[method.key]?.length);
  const sets = explanation.receipts[methods[0].key].map((receipt) => receipt.modalities);
  const view = { set: 0 };
  const receipt = (method) => explanation.receipts[method.key][view.set];
  const drawings = ["deletion", "insertion"].map((kind) => receiptChart(kind, methods, receipt));
  const box = el("div", {});
  const show = (set) => {
    view.set = set;
    box.replaceChildren(receiptTable(methods, receipt, setName(sets[set])));
    drawings.forEach((one) => one.chart.refresh());
  };
  show(0);
  const key = (kind) => [...methods.map((method) => [keyMark("line", method.look.colour), method.name.toLowerCase()]), [keyMark("dashed"), kind === "deletion" ? "random orders, ± 1 standard deviation" : "random orders"]];
  return el(
    "div",
    { class: "faithfulness" },
    sets.length > 1 && switcher("Units that are ranked", sets.map((set, i) => ({ name: capital(setName(set)), value: i })), show),
    el(
      "div",
      { class: "grid" },
      sized("half", chartCard("Deletion", "The score while units are erased, most important first. After a faithful ranking it is soon lost.", key("deletion"), drawings[0])),
      sized("half", chartCard("Insertion", "The score while units are put back, most important first. After a faithful ranking it is soon back.", key("insertion"), drawings[1])),
    ),
    box,
    el("p", { class: "footnote" }, `Area: between the curve and the score with all of these units erased, in units of the score. Small is faithful in deletion, large in insertion; the ${explanation.receipts[methods[0].key][0].orders} random orders (mean ± standard deviation) give the same area in both.`),
  );
}

function setName(modalities) {
  return modalities.length > 1 ? `${modalities.length === 3 ? "all" : listed(modalities)} together` : modalities[0];
}

function receiptChart(kind, methods, receipt) {
  const label = `${capital(kind)} curves of ${listed(methods.map((method) => method.name.toLowerCase()))}, and of random orders. The table below has the areas under them.`;
  return chart(kind, label, 250, (colours, width) => {
    const { shares, random_scores: scores, random_deviations: deviations } = receipt(methods[0]);
    // Putting back at random is erasing at random, read backwards.
    const along = (values) => (kind === "deletion" ? values : values.toReversed());
    const spread = (sign) => along(scores.map((score, i) => score + sign * deviations[i]));
    const random = along(scores);
    const text = (i) => tip(
      `${percent(shares[i])} ${kind === "deletion" ? "erased" : "put back"}`,
      [
        ...methods.map((method) => ({ look: method.look, cells: [method.name, signed(receipt(method)[`${kind}_scores`][i])] })),
        { cells: ["Random orders", `${signed(random[i])} ± ${fixed(along(deviations)[i])}`] },
      ],
    );
    const bounds = curveBounds([...methods.flatMap((method) => receipt(method)[`${kind}_scores`]), ...spread(-1), ...spread(1)]);
    const option = rateChart(colours, width, shares, quietAxis(colours, bounds, (value) => signed(value, Number.isInteger(value) ? 0 : 1)), text, [
      ...methods.map((method) => curve(colours, method.look, shares, receipt(method)[`${kind}_scores`], { symbolSize: 6 })),
      { ...reference(colours.axis, 0, 0, { width: 1.6 }), data: shares.map((share, i) => [share, random[i]]) },
      band(colours.axis, 0.2, shares, spread(-1), spread(1)),
    ]);
    const quarters = [0, 0.25, 0.5, 0.75, 1];
    return {
      ...option,
      xAxis: {
        ...option.xAxis,
        name: kind === "deletion" ? "share of units erased" : "share of units put back",
        axisTick: { lineStyle: { color: colours.axis }, customValues: quarters },
        axisLabel: { color: colours.muted, fontSize: 12, customValues: quarters, formatter: (value) => `${Math.round(value * 100)} %` },
      },
    };
  });
}

/** Round numbers around everything that is drawn, on any label scale. */
function curveBounds(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const interval = [0.1, 0.2, 0.5, 1, 2].find((step) => (high - low) / step <= 5) ?? 5;
  const round = (value) => Number((value * interval).toFixed(1));
  return { min: round(Math.floor(low / interval)), max: round(Math.max(Math.ceil(high / interval), Math.floor(low / interval) + 1)), interval };
}

function receiptTable(methods, receipt, name) {
  const against = (better) => el("span", { class: better ? "better" : "quiet" }, better ? " better" : " not better");
  return table(
    `Areas under the curves, ${name}`,
    [{ name: "Method", text: true }, { name: "Deletion ↓" }, { name: "Insertion ↑" }, { name: "Random orders" }],
    methods.map((method) => {
      const one = receipt(method);
      return {
        heading: badge({ name: method.name }, method.look),
        cells: [
          [fixed(one.deletion, 3), against(one.deletion_beats_random)],
          [fixed(one.insertion, 3), against(one.insertion_beats_random)],
          `${fixed(one.random_mean, 3)} ± ${fixed(one.random_spread, 3)}`,
        ],
      };
    }),
  );
}
