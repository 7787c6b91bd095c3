/** Every number of the answer. */
function scoreTable(predictions) {
  const clip = isSegment(predictions[0]);
  const by = (key) => (i) => key(predictions[i]) ?? -Infinity;
  const estimated = predictions.some((one) => one.completeness !== undefined);
  const columns = [
    { name: clip ? "Segment" : "Utterance", text: true, sort: clip ? by((one) => one.start) : (i) => utteranceName(predictions[i].id, i) },
    ...(clip ? [{ name: "Speaker", text: true, sort: (i) => predictions[i].speaker ?? "" }] : []),
    { name: "Score", sort: by((one) => one.score) },
    { name: "Sentiment", text: true, sort: (i) => predictions[i].sentiment },
    { name: "Interval" },
    ...(estimated ? [{ name: "Completeness", sort: by((one) => one.completeness) }] : []),
    ...(clip ? [{ name: "Voiced", sort: by((one) => one.voiced_share) }, { name: "Face" }, { name: "Pictures" }, { name: "Without face", sort: by((one) => one.frames_without_face) }] : []),
    { name: "Given", text: true },
  ];
  const cells = (one) => [
    ...(clip ? [one.speaker ?? ABSENT] : []),
    signed(one.score, 3),
    one.sentiment,
    intervalText(one),
    ...(estimated ? [fixed(one.completeness, 3)] : []),
    ...(clip ? [percent(one.voiced_share), one.face === undefined ? ABSENT : String(one.face), String(one.frames), String(one.frames_without_face)] : []),
    givenText(one),
  ];
  const heading = (one, i) => (clip ? el("a", { href: `#s${i + 1}`, class: "clip-span" }, clipSpan(one)) : utteranceName(one.id, i));
  return table(clip ? "Segments" : "Utterances", columns, predictions.map((one, i) => ({ heading: heading(one, i), cells: cells(one) })), { captionUnseen: true });
}

/** The modalities that were there; those that were cut to the model's contract say so. */
function givenText({ modalities }) {
  return Object.entries(modalities)
    .filter(([, { status }]) => status !== "absent")
    .map(([modality, { status }]) => (status === "truncated" ? `${modality} (cut)` : modality))
    .join(" + ");
}

function intervalText({ interval }) {
  return interval ? `${signed(interval.low)} … ${signed(interval.high)}` : ABSENT;
}
