function robustnessReport(data) {
  const models = data.models.map((model, i) => ({ model, look: lookOf(i) }));
  const utterances = models[0].model.utterances;
  const labelled = labelledSubjects(models);
  return [
    el(
      "div",
      { class: "opening" },
      el("h1", {}, utterances.length === 1 ? "How far the answer holds" : "How far the answers hold"),
      lead(data, utterances.length),
      utterances.length > 1 && el(
        "nav",
        { class: "jump", "aria-label": "Parts of this report" },
        el("a", { href: "#overview" }, "Overview"),
        labelled.length > 0 && el("a", { href: "#metrics" }, "Against the labels"),
        el("a", { href: "#u1" }, data.clip ? "Segments" : "Utterances"),
        el("a", { href: "#made" }, "How it was made"),
      ),
      toggles(models),
    ),
    overview(models, data),
    labelled.length > 0 && section(
      "metrics",
      "Against the labels",
      "The published metrics at every missing rate, each the mean over the seeds.",
      metricCharts(labelled),
      metricTable("Metrics by missing rate", labelled),
      metricFootnote(labelled),
    ),
    ...utterances.map((_, u) => utteranceSection(models, data, u)),
    provenance(models, data),
  ].filter(Boolean);
}

function lead(data, utterances) {
  const senses = data.modalities.filter((modality) => modality !== "language");
  const erased = [data.modalities.includes("language") && "words", senses.length && `frames of ${listed(senses)}`].filter(Boolean);
  return el(
    "p",
    { class: "lead" },
    capital(erased.join(" and ")), " of ",
    el("b", {}, count(utterances, data.clip ? "segment" : "utterance")), data.clip && ` of a recording of ${clipTime(data.clip.seconds)}`, " were erased at random ", ratesText(data.rates), ", ",
    el("b", {}, data.seeds.length === 1 ? "once" : `${data.seeds.length} times`), " each; ",
    data.models.length === 1 ? "the model" : [el("b", {}, count(data.models.length, "model")), " saw the same copies and"],
    " scored every copy.",
  );
}

/** Models that were measured against labels, as the metric charts take them. */
function labelledSubjects(models) {
  return models
    .map(({ model, look }, i) => ({ name: model.name, look, shown: () => isShown(i), badge: () => badge(model, look), ...model.metrics }))
    .filter((subject) => subject.rates);
}

function provenance(models, data) {
  const masks = [...new Set(models.map(({ model }) => model.mask_digest))];
  return section(
    "made",
    "How it was made",
    "The same request gives the same numbers on every machine. Equal mask digests mean that models saw the same words and frames.",
    el(
      "div",
      { class: "grid" },
      el("div", { class: "card" }, factList([
        ...protocolFacts(data),
        ["Masks", masks.length === 1 ? digest(masks[0]) : undefined],
        ["Text encoder", data.encoded_texts === undefined ? undefined : count(data.encoded_texts, "run")],
        ["Time", data.timing?.milliseconds === undefined ? undefined : duration(data.timing.milliseconds)],
        ...(clipFacts(data.clip) ?? []),
      ])),
      models.map(({ model, look }) => sized(models.length > 1 ? "half" : "", el("div", { class: "card" }, el("h3", { class: "facts-title" }, badge(model, look)), factList([
        ["Architecture", model.architecture?.toUpperCase()],
        ["Label scale", scaleText(model.label_scale)],
        ["Package", digest(model.digest)],
        ["Masks", masks.length > 1 ? digest(model.mask_digest) : undefined],
        ["Passes", `${count(model.forward_passes, "forward pass", "forward passes")}, ${count(model.embeddings, "embedding")}`],
      ])))),
    ),
  );
}

show(
  (data) => {
    const utterances = data.models[0].utterances;
    return `Robustness of ${utterances.length === 1 ? checkedName(data, utterances[0], 0) : count(utterances.length, data.clip ? "segment" : "utterance")}`;
  },
  "robustness-check.json",
  robustnessReport,
);
