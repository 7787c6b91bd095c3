function scoresReport(data) {
  const { clip, predictions, model } = data;
  return [
    el("div", { class: "opening" }, el("h1", {}, clip ? "Scores of a recording" : predictions.length === 1 ? "The score" : "The scores"), scoresLead(data)),
    ...(clip ? ofClip(data) : ofUtterances(data)),
    section("numbers", "All numbers", undefined, scoreTable(predictions)),
    section("made", "How it was made", "The same request gives the same numbers on every machine.", el("div", { class: "card" }, factList([
      ["Model", `${model.name} ${model.version}, ${model.architecture.toUpperCase()}`],
      ["Package", digest(model.digest)],
      ["Label scale", scaleText(predictions[0].label_scale)],
      ["Intervals", intervalFact(predictions)],
      ...(clipFacts(clip) ?? []),
    ]))),
  ];
}

function scoresLead({ clip, predictions, model }) {
  return el(
    "p",
    { class: "lead" },
    el("b", {}, `${model.name} ${model.version}`), " scored how positive or negative ",
    clip
      ? [el("b", {}, count(predictions.length, "segment")), ` of a recording of ${clipTime(clip.seconds)} ${predictions.length === 1 ? "is" : "are"}. The recording itself is not in this page.`]
      : [el("b", {}, count(predictions.length, "utterance")), predictions.length === 1 ? " is." : " are."],
  );
}

function ofClip({ clip, predictions, model }) {
  return [
    section("overview", "Overview", undefined, clipFigures(predictions), clipTimeline(clip, predictions, predictions[0].label_scale, [signSeries(model.name, predictions)])),
    section("segments", "What was said", "Segment by segment, with the score of the model and, framed on its scale, the interval of the label.", segmentList(predictions)),
  ];
}

function ofUtterances({ predictions }) {
  return [section("overview", "Overview", undefined, utteranceNotes(predictions), utteranceChart(predictions))];
}

function intervalFact(predictions) {
  const stated = predictions.find((one) => one.interval)?.interval;
  if (!stated) return undefined;
  const wide = predictions.filter((one) => one.interval?.calibrated === false).length;
  return [
    `The label lies within with ${percent(stated.coverage)} probability, for data like the model’s. `,
    wide > 0 && `${wide === predictions.length ? "Here" : `For ${wide} of ${predictions.length}`} the interval is all of the scale, as the model cannot know input like this.`,
  ];
}

show(
  ({ clip, predictions }) => (clip ? `Scores of a recording of ${clipTime(clip.seconds)}` : `Score of ${predictions.length === 1 ? utteranceName(predictions[0].id, 0) : count(predictions.length, "utterance")}`),
  "scores.json",
  scoresReport,
);
