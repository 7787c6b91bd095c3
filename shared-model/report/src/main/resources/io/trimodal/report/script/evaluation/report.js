function evaluationReport(data) {
  const look = lookOf(0);
  const subject = { name: data.model.name, look, shown: () => true, rates: data.rates, average: data.average };
  const rates = data.rates.map((rate) => rate.rate);
  return [
    el(
      "div",
      { class: "opening" },
      el("h1", {}, `${data.model.name} on ${data.data.file.split(/[\\/]/).at(-1)}`),
      el(
        "p",
        { class: "lead" },
        el("b", {}, count(data.data.samples, "utterance")), " of the ", el("b", {}, data.data.split), " split, their words and frames erased at random ", ratesText(rates), ", ",
        el("b", {}, data.seeds.length === 1 ? "once" : `${data.seeds.length} times`), " each.",
      ),
    ),
    section(
      "average",
      rates.length === 1 ? `At a missing rate of ${rateText(rates[0])}` : `Mean of ${rates.length} missing rates`,
      "",
      el("div", { class: "figures", style: { "--columns": metricKeys([subject]).length % 4 ? 3 : 4 } }, metricKeys([subject]).map((key) => figure(key, data))),
    ),
    rates.length > 1 && section("curves", "As more goes missing", "", metricCharts([subject])),
    section("table", "The table", "Shaped as the published tables are.", metricTable("Metrics by missing rate", [subject]), metricFootnote([subject])),
    section(
      "made",
      "How it was made",
      "",
      (data.data.notes ?? []).map((note) => el("p", { class: "note" }, note)),
      el("div", { class: "card" }, factList([
        ["Model", `${data.model.name} ${data.model.version} (${data.model.architecture.toUpperCase()})`],
        ["Package", digest(data.model.digest)],
        ["Label scale", scaleText(data.label_scale)],
        ["Data", `${data.data.file}, ${data.data.split} split, ${count(data.data.samples, "utterance")}`],
        ...protocolFacts(data),
      ])),
    ),
  ].filter(Boolean);
}

function figure(key, data) {
  const { name, detail, share } = metricOf(key);
  return el("div", { class: "card figure" }, el("strong", {}, metricText(key, data.average?.[key]), share ? "\u00a0%" : ""), el("span", {}, name), detail && el("span", {}, detail));
}

show((data) => `${data.model.name} on ${data.data.file.split(/[\\/]/).at(-1)}`, "evaluation.json", evaluationReport);
