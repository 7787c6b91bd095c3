/** One model's evaluation, as the metric charts take it. */
function evaluated(evaluation, i) {
  const [name, version] = evaluation.model.split(":");
  const model = { name, version };
  const look = lookOf(i);
  return {
    evaluation,
    model,
    name,
    look,
    shown: () => isShown(i),
    badge: () => badge(model, look),
    rates: evaluation.rates.map((rate) => ({ rate: rate.missing_rate, metrics: rate.metrics })),
    average: evaluation.mean_over_rates,
  };
}

function figure(key, subjects) {
  const { name, detail, share, lowerIsBetter } = metricOf(key);
  const value = (subject) => el("strong", {}, metricText(key, subject.average[key]), share ? "\u00a0%" : "");
  return el(
    "div",
    { class: "card figure" },
    el("h3", {}, name, " ", el("small", {}, lowerIsBetter ? "↓" : "↑")),
    el("p", {}, detail ?? "\u00a0"),
    subjects.length === 1 ? value(subjects[0]) : subjects.map((subject) => el("div", { class: "of-model" }, badge({ name: subject.name }, subject.look), value(subject))),
  );
}

function evaluationProvenance(data, subjects) {
  return section(
    "made",
    "How it was made",
    "The same command on the same file gives the same numbers. Equal mask digests mean that models saw the same words and frames.",
    el(
      "div",
      { class: "grid" },
      el("div", { class: "card" }, factList([
        ["Command", data.command && el("code", {}, data.command)],
        ["Data", `${data.data.file}, ${data.data.split} split`],
        ["SHA-256", digest(data.data.sha256)],
        ["What was read", (data.data.report ?? []).map((line) => el("div", {}, line.trim()))],
        ...protocolFacts({ ...data, rates: subjects[0].rates }),
      ])),
      subjects.map(({ evaluation, model, look }) => sized(subjects.length > 1 ? "half" : "", el("div", { class: "card" }, el("h3", { class: "facts-title" }, badge(model, look)), factList([
        ["Label scale", evaluation.label_scale],
        ["Package", digest(evaluation.model_digest)],
        ["Masks", digest(evaluation.mask_digest)],
        ["Passes", count(evaluation.forward_passes, "forward pass", "forward passes")],
        ["Notes", (evaluation.notes ?? []).map((note) => el("div", {}, note))],
      ])))),
    ),
  );
}
