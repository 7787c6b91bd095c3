/** All utterances in one table, and how the models compare over all of them. */
function overview(models, data) {
  const several = models[0].model.utterances.length > 1;
  const overtaken = overtakings(models, data);
  if (!several && !overtaken && !data.clip) return undefined;
  return section(
    "overview",
    "Overview",
    several && "Stability is the area under the share of trials that keep their sign: 1 if it never changes. Small bars show that share, from the lowest missing rate to the highest.",
    data.clip && checkedTimeline(models, data),
    several && overviewTable(models, data),
    (several || overtaken) && el(
      "div",
      { class: "grid", style: { "margin-top": "1rem" } },
      several && sized(overtaken ? "narrow" : "", keptCard(models, data)),
      overtaken && sized(several ? "wide" : "", el("div", { class: "card" }, overtaken)),
    ),
  );
}

/** What a checked utterance, or segment of a recording, is called. */
function checkedName(data, utterance, u) {
  return data.segments ? segmentName(data.segments[u]) : utteranceName(utterance.id, u);
}

/** Scores of the whole segments over the recording. */
function checkedTimeline(models, { clip, segments }) {
  const scale = { minimum: Math.min(...models.map(({ model }) => model.label_scale.minimum)), maximum: Math.max(...models.map(({ model }) => model.label_scale.maximum)) };
  const drawing = clipTimeline(clip, segments, scale, models.map(({ model, look }, i) => ({
    name: model.name,
    colour: (colours) => colours.models[look.index],
    scores: model.utterances.map((one) => one.score),
    intervals: [],
    shown: () => isShown(i),
  })));
  drawing.classList.add("over-table");
  return drawing;
}

function overviewTable(models, data) {
  const utterances = models[0].model.utterances;
  const by = (m, key) => (i) => key(models[m].model.utterances[i]);
  return table(
    data.clip ? "Segments" : "Utterances",
    [
      { name: data.clip ? "Segment" : "Utterance", text: true, sort: data.clip ? (i) => data.segments[i].start : (i) => utteranceName(utterances[i].id, i) },
      ...models.flatMap((_, m) => [
        { name: "Score", first: true, sort: by(m, (one) => one.score) },
        { name: "Breaks at", sort: by(m, (one) => one.breaking_rate ?? 2) },
        { name: "Stability", sort: by(m, (one) => one.stability) },
      ]),
    ],
    utterances.map((utterance, u) => ({
      heading: el("a", { href: `#u${u + 1}` }, checkedName(data, utterance, u)),
      cells: models.flatMap(({ model, look }) => {
        const one = model.utterances[u];
        return [signed(one.score), rateOrNone(one.breaking_rate), el("span", { class: "stability" }, strip(one, look), fixed(one.stability))];
      }),
    })),
    { captionUnseen: true, groups: models.map(({ model, look }) => ({ name: badge(model, look), columns: 3 })) },
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
function keptCard(models, data) {
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
  return chartCard("Trials that keep their sign", `Mean of all ${models[0].model.utterances.length} ${data.clip ? "segments" : "utterances"}.`, undefined, drawing);
}

/** Where one model becomes better than another, by measure; undefined where there is nothing to compare. */
function overtakings(models, data) {
  if (models.length < 2) return undefined;
  const byMeasure = Map.groupBy(data.overtakings ?? [], (one) => one.measure);
  const name = (reference) => {
    const found = models.find(({ model }) => `${model.name}:${model.version}` === reference);
    return found ? [el("span", { class: "swatch", style: { "--colour": found.look.colour } }), " ", el("b", {}, found.model.name)] : el("b", {}, reference);
  };
  const passed = (one) => el(
    "li",
    {},
    name(one.to),
    models.length > 2 ? [" passes ", name(one.from), " at "] : el("span", { class: "quiet" }, " from "),
    rateText(one.rate),
  );
  return [
    el("h3", {}, "Where models change places"),
    el("p", { class: "count" }, byMeasure.size ? "Which model is the better one, and from which missing rate on." : "Nowhere: at no missing rate does one model become better than another."),
    byMeasure.size > 0 && el(
      "dl",
      { class: "overtakings" },
      [...byMeasure].map(([key, list]) => [el("dt", {}, key === "stability" ? "Kept signs" : metricTitle(key)), el("dd", {}, el("ul", {}, list.map(passed)))]),
    ),
  ];
}
