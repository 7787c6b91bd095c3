/** All utterances in one table, and how the models compare over all of them. */
function overview(models, data) {
  const several = models[0].model.utterances.length > 1;
  const overtaken = overtakings(models, data);
  if (!several && !overtaken) return undefined;
  return section(
    "overview",
    "Overview",
    several && "Stability is the area under the share of trials that keep their sign: 1 if it never changes. Small bars show that share, from the lowest missing rate to the highest.",
    several && overviewTable(models),
    (several || overtaken) && el(
      "div",
      { class: "grid", style: { "margin-top": "1rem" } },
      several && sized(overtaken ? "wide" : "", keptCard(models)),
      overtaken && sized(several ? "narrow" : "", el("div", { class: "card" }, overtaken)),
    ),
  );
}

function sized(size, node) {
  if (size) node.classList.add(size);
  return node;
}

function overviewTable(models) {
  const utterances = models[0].model.utterances;
  const by = (m, key) => (i) => key(models[m].model.utterances[i]);
  return table(
    "Utterances",
    [
      { name: "Utterance", text: true, sort: (i) => utterances[i].id },
      ...models.flatMap(({ model }, m) => [
        { name: models.length > 1 ? `${model.name}: score` : "Score", sort: by(m, (one) => one.score) },
        { name: "Breaks at", sort: by(m, (one) => one.breaking_rate ?? 2) },
        { name: "Stability", sort: by(m, (one) => one.stability) },
        { name: "Sign kept" },
      ]),
    ],
    utterances.map((utterance, u) => ({
      cells: [
        el("a", { href: `#u${u + 1}` }, utterance.id),
        ...models.flatMap(({ model, look }) => {
          const one = model.utterances[u];
          return [signed(one.score), one.breaking_rate === null || one.breaking_rate === undefined ? "none" : rateText(one.breaking_rate), fixed(one.stability), strip(one, look)];
        }),
      ],
    })),
  );
}

function strip(utterance, look) {
  return el(
    "span",
    { class: "strip", role: "img", "aria-label": utterance.rates.map((rate) => `${rateText(rate.rate)}: ${percent(1 - rate.sign_changed)}`).join(", "), style: { "--colour": look.colour } },
    utterance.rates.map((rate) => el("i", { class: rate.sign_changed >= 0.5 && "broken", style: { "--kept": `${(1 - rate.sign_changed) * 100}%` } })),
  );
}

/** Mean share of trials that keep their sign, over all utterances. */
function keptCard(models) {
  const rates = models[0].model.utterances[0].rates.map((rate) => rate.rate);
  const kept = ({ model }) => rates.map((_, r) => model.utterances.reduce((sum, one) => sum + 1 - one.rates[r].sign_changed, 0) / model.utterances.length);
  const label = "Mean share of trials that keep their sign over missing rates. " + models.map((one) => `${one.model.name}: ${percent(kept(one).at(-1))} at ${rateText(rates.at(-1))}.`).join(" ");
  const drawing = chart("kept-signs", label, 250, (colours, width) => {
    const shown = models.filter((_, i) => isShown(i));
    return rateChart(colours, width, rates, shareAxis(colours), (i) => tip(
      `at a missing rate of ${rateText(rates[i])}`,
      shown.map((one) => ({ look: one.look, cells: [one.model.name, percent(kept(one)[i])] })),
    ), shown.map((one) => curve(colours, one.look, rates, kept(one))));
  });
  return chartCard("Trials that keep their sign", `Mean of all ${models[0].model.utterances.length} utterances.`, undefined, drawing);
}

/** Where one model becomes better than another; undefined where there is nothing to compare. */
function overtakings(models, data) {
  if (models.length < 2) return undefined;
  const list = data.overtakings ?? [];
  const name = (reference) => {
    const found = models.find(({ model }) => `${model.name}:${model.version}` === reference);
    return found ? badge(found.model, found.look) : reference;
  };
  const measure = (key) => (key === "stability" ? "share of kept signs" : metricTitle(key));
  return [
    el("h3", {}, "Where models change places"),
    list.length
      ? el("ul", { class: "overtakings" }, list.map((one) => el("li", {}, el("b", { class: "rate" }, rateText(one.rate)), el("span", {}, name(one.to), " is better than ", name(one.from), ` from here on: ${measure(one.measure)}.`))))
      : el("p", { class: "count" }, "Nowhere: at no missing rate does one model become better than another."),
  ];
}
