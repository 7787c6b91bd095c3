function explanationReport(data) {
  const { explanations, model } = data;
  const several = explanations.length > 1;
  return [
    el(
      "div",
      { class: "opening" },
      el("h1", {}, several ? "Why the scores are what they are" : "Why the score is what it is"),
      el(
        "p",
        { class: "lead" },
        "What moved ", el("b", {}, `${model.name} ${model.version}`), several ? [", for each of ", el("b", {}, count(explanations.length, data.clip ? "segment" : "utterance")), data.clip && ` of a recording of ${clipTime(data.clip.seconds)}`] : "",
        ": modalities, words and frames, where it looked, and how far each explanation is faithful to the model.",
      ),
    ),
    (several || data.clip) && overview(data),
    ...explanations.map((explanation, u) => utteranceSection(explanation, u, explanations.length)),
    provenance(data),
  ].filter(Boolean);
}

/** All utterances in one table, which leads to each. */
function overview({ clip, explanations, model }) {
  const by = (key) => (i) => key(explanations[i]);
  return section(
    "overview",
    "Overview",
    "What each modality adds to the score of nothing given.",
    clip && timelineOf(clip, explanations.map((one) => one.prediction), model),
    table(
      clip ? "Segments" : "Utterances",
      [
        { name: clip ? "Segment" : "Utterance", text: true, sort: clip ? by((one) => one.prediction.start) : (i) => nameOf(explanations[i], i) },
        { name: "Score", sort: by((one) => one.prediction.score) },
        ...MODALITIES.map((modality) => ({ name: capital(modality), sort: by((one) => one.shapley.values[modality]) })),
        { name: "Strongest word", text: true },
      ],
      explanations.map((explanation, u) => ({
        heading: el("a", { href: `#u${u + 1}` }, nameOf(explanation, u)),
        cells: [signed(explanation.prediction.score), ...MODALITIES.map((modality) => valueChip(explanation.shapley.values[modality])), strongestWord(explanation)],
      })),
      { captionUnseen: true },
    ),
  );
}

function timelineOf(clip, predictions, model) {
  const drawing = clipTimeline(clip, predictions, predictions[0].label_scale, [signSeries(`${model.name} ${model.version}`, predictions)]);
  drawing.classList.add("over-table");
  return drawing;
}

function valueChip(value) {
  return el("span", { class: value < 0 ? "chip lowers" : "chip raises" }, signed(value));
}

function strongestWord(explanation) {
  const method = methodsOf(explanation).find((one) => one.signed);
  if (!method || !hasWords(explanation)) return ABSENT;
  const [best] = strongest(method.values.language, 1);
  return best === undefined ? ABSENT : `${explanation.units.language[best].label} ${signed(method.values.language[best])}`;
}

function provenance({ model, clip, explanations, timing }) {
  const total = (key) => explanations.reduce((sum, one) => sum + one.passes[key], 0);
  const receipt = Object.values(explanations[0].receipts ?? {})[0]?.[0];
  return section(
    "made",
    "How it was made",
    "The same request gives the same numbers on every machine.",
    el(
      "div",
      { class: "card" },
      factList([
        ["Model", `${model.name} ${model.version}, ${model.architecture.toUpperCase()}`],
        ["Package", digest(model.digest)],
        ["Label scale", scaleText(explanations[0].prediction.label_scale)],
        ["Methods", ["Shapley values", ...methodsOf(explanations[0]).map((method) => method.name.toLowerCase())].join(", ")],
        ["Faithfulness", receipt && `${receipt.shares.length} points of each curve, ${receipt.orders} seeded random orders`],
        ["Passes", `${count(total("fusions"), "fusion")}, ${count(total("embeddings"), "embedding")}, ${count(total("encodings"), "encoded text")}, ${count(total("gradients"), "gradient")}`],
        ["Time", timing?.milliseconds === undefined ? undefined : duration(timing.milliseconds)],
        ...(clipFacts(clip) ?? []),
      ]),
    ),
  );
}

show(
  ({ clip, explanations }) => `Explanation of ${explanations.length === 1 ? nameOf(explanations[0], 0) : count(explanations.length, clip ? "segment" : "utterance")}`,
  "explanation.json",
  explanationReport,
);
