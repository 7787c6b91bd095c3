function evaluationReport(data) {
  const subjects = data.evaluations.map(evaluated);
  const rates = subjects[0].rates.map((rate) => rate.rate);
  return [
    el(
      "div",
      { class: "opening" },
      el("h1", {}, evaluationTitle(data)),
      el(
        "p",
        { class: "lead" },
        el("b", {}, count(data.evaluations[0].utterances, "utterance")), " of the ", el("b", {}, data.data.split), " split, their words and frames erased at random ",
        ratesText(rates), ", ", el("b", {}, data.seeds.length === 1 ? "once" : `${data.seeds.length} times`), " each.",
      ),
      toggles(subjects),
    ),
    section(
      "average",
      rates.length === 1 ? `At a missing rate of ${rateText(rates[0])}` : `Mean of ${rates.length} missing rates`,
      "",
      el("div", { class: "figures", style: { "--columns": metricKeys(subjects).length % 4 ? 3 : 4 } }, metricKeys(subjects).map((key) => figure(key, subjects))),
    ),
    rates.length > 1 && section("curves", "As more goes missing", "", metricCharts(subjects)),
    section("table", "The table", "Shaped as the published tables are.", metricTable("Metrics by missing rate", subjects), metricFootnote(subjects)),
    evaluationProvenance(data, subjects),
  ].filter(Boolean);
}

function evaluationTitle(data) {
  const models = data.evaluations.map((one) => one.model.split(":")[0]);
  return `${models.length > 2 ? count(models.length, "model") : listed(models)} on ${data.data.file}`;
}

show((data) => evaluationTitle(data), "evaluation.json", evaluationReport);
