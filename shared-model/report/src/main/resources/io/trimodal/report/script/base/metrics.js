/** The published metrics, by the keys of the published scripts. Accuracies and F1 are shown in percent, as the papers do. */
const METRICS = {
  Mult_acc_7: { name: "Acc-7", share: true },
  Mult_acc_5: { name: "Acc-5", share: true },
  Mult_acc_3: { name: "Acc-3", share: true },
  Mult_acc_2: { name: "Acc-2", share: true },
  Has0_acc_2: { name: "Acc-2", detail: "negative or not", share: true },
  Non0_acc_2: { name: "Acc-2", detail: "without neutral", share: true },
  F1_score: { name: "F1", share: true },
  Has0_F1_score: { name: "F1", detail: "negative or not", share: true },
  Non0_F1_score: { name: "F1", detail: "without neutral", share: true },
  MAE: { name: "MAE", lowerIsBetter: true },
  Corr: { name: "Corr" },
};

/** Columns in the order of the papers' tables; a pair shares a column, as there. */
const COLUMNS = [
  ["Mult_acc_7"], ["Mult_acc_5"], ["Mult_acc_3"], ["Mult_acc_2"], ["Has0_acc_2", "Non0_acc_2"],
  ["F1_score"], ["Has0_F1_score", "Non0_F1_score"], ["MAE"], ["Corr"],
];

function metricOf(key) {
  return METRICS[key] ?? { name: key };
}

function metricTitle(key) {
  const { name, detail } = metricOf(key);
  return detail ? `${name}, ${detail}` : name;
}

function metricText(key, value) {
  if (value === null || value === undefined) return ABSENT;
  return metricOf(key).share ? fixed(value * 100, 2) : fixed(value, 3);
}

/** Keys that any of the models has, in the papers' order, unknown ones last. */
function metricKeys(subjects) {
  const given = new Set(subjects.flatMap((subject) => subject.rates.flatMap((rate) => Object.keys(rate.metrics))));
  const known = COLUMNS.flat().filter((key) => given.has(key));
  return [...known, ...[...given].filter((key) => !known.includes(key))];
}

/** One small chart per metric. subjects: {name, look, shown(), rates: [{rate, metrics}], average}. */
function metricCharts(subjects) {
  return el("div", { class: "metric-charts" }, metricKeys(subjects).map((key) => metricCard(key, subjects)));
}

function metricCard(key, subjects) {
  const { share, lowerIsBetter } = metricOf(key);
  const rates = subjects[0].rates.map((rate) => rate.rate);
  const values = (subject) => subject.rates.map((rate) => rate.metrics[key] ?? null);
  const percents = (subject) => values(subject).map((value) => (value !== null && share ? value * 100 : value));
  const label = `${metricTitle(key)} over missing rates. ` + subjects
    .map((subject) => `${subject.name}: ${metricText(key, values(subject)[0])} at ${rateText(rates[0])}, ${metricText(key, values(subject).at(-1))} at ${rateText(rates.at(-1))}.`)
    .join(" ");
  const drawing = chart(`metric-${key}`, label, 190, (colours, width) => rateChart(
    colours,
    width,
    rates,
    quietAxis(colours, { splitNumber: 3, ...(share ? percentBounds(subjects.flatMap(percents)) : { scale: true }) }, (value) => fixed(value, 2).replace(/\.?0+$/, "")),
    (i) => tip(`at ${rateText(rates[i])}`, subjects.filter((one) => one.shown()).map((one) => ({
      look: one.look,
      cells: [one.name, metricText(key, values(one)[i]) + (share ? "\u00a0%" : "")],
    }))),
    subjects.filter((one) => one.shown()).map((one) => curve(colours, one.look, rates, percents(one), { symbolSize: 5, width: 2 })),
  ));
  const unit = [share && "in %", lowerIsBetter ? "lower is better" : "higher is better"].filter(Boolean).join(", ");
  return chartCard(metricTitle(key), unit, undefined, drawing);
}

/** Tens or twenties around the percents that are there. */
function percentBounds(values) {
  const given = values.filter((value) => value !== null);
  const [low, high] = given.length ? [Math.min(...given), Math.max(...given)] : [0, 100];
  const interval = high - low > 35 ? 20 : 10;
  const max = Math.min(100, (Math.floor(high / interval) + 1) * interval);
  return { min: Math.max(0, Math.min(max - interval, Math.floor(low / interval) * interval)), max, interval };
}

/** The papers' table: a row per rate and model, then the mean over the rates; the best of several models is bold. */
function metricTable(caption, subjects) {
  const keys = metricKeys(subjects);
  const columns = COLUMNS.map((column) => column.filter((key) => keys.includes(key))).filter((column) => column.length);
  columns.push(...keys.filter((key) => !COLUMNS.flat().includes(key)).map((key) => [key]));
  const several = subjects.length > 1;
  const block = (heading, metricsOf, total) => subjects.map((subject, s) => ({
    group: s === 0,
    total: total && s === 0,
    heading: s === 0 ? heading : undefined,
    span: subjects.length,
    cells: [
      several && subject.badge(),
      ...columns.map((column) => column.flatMap((key, k) => [k ? " / " : "", strong(metricText(key, metricsOf(subject)[key]), several && isBest(key, subject, subjects, metricsOf))])),
    ].filter((cell) => cell !== false),
  }));
  const rows = subjects[0].rates.flatMap((rate, r) => block(rateText(rate.rate), (subject) => subject.rates[r].metrics));
  return table(
    caption,
    [{ name: "Missing rate", text: true }, several && { name: "Model", text: true }, ...columns.map((column) => ({ name: columnName(column) }))].filter(Boolean),
    [...rows, ...block("Mean of all rates", (subject) => subject.average ?? {}, true)],
  );
}

function columnName(column) {
  const metric = metricOf(column[0]);
  return `${metric.name} ${metric.lowerIsBetter ? "↓" : "↑"}`;
}

function strong(text, best) {
  return best ? el("span", { class: "best" }, text) : text;
}

function isBest(key, subject, subjects, metricsOf) {
  const sign = metricOf(key).lowerIsBetter ? -1 : 1;
  const mine = metricsOf(subject)[key];
  const all = subjects.map((one) => metricsOf(one)[key]).filter((value) => typeof value === "number");
  return typeof mine === "number" && all.every((value) => sign * value <= sign * mine);
}

/** What the table's columns mean. */
function metricFootnote(subjects) {
  const keys = metricKeys(subjects);
  const parts = ["Accuracies and F1 in percent, as in the published tables; ↑ higher and ↓ lower is better."];
  if (keys.includes("Has0_acc_2") && keys.includes("Non0_acc_2")) {
    parts.push("Acc-2 and F1: negative against non-negative / negative against positive, neutral utterances left out.");
  }
  parts.push(`${ABSENT} where a metric is not defined.`);
  return el("p", { class: "footnote" }, parts.join(" "));
}
