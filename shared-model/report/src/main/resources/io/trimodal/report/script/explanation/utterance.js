/** One utterance: its score, what the modalities, words and frames add to it, where the model looked, and whether that is to be believed. */
function utteranceSection(explanation, u, utterances) {
  const methods = methodsOf(explanation);
  const words = hasWords(explanation);
  const rows = Object.keys(explanation.units).filter((modality) => methods.length && explanation.units[modality].length && !(words && modality === "language"));
  const together = Object.values(explanation.prediction.modalities).filter((one) => one.status !== "absent").length > 1;
  return el(
    "section",
    { id: `u${u + 1}`, class: utterances === 1 ? undefined : "utterance", "aria-labelledby": `u${u + 1}-title` },
    el("div", { class: "section-head" }, el("h2", { id: `u${u + 1}-title` }, isSegment(explanation.prediction) ? segmentName(explanation.prediction) : utteranceHeading(explanation.prediction.id, u, wordsOf(explanation))), utterances > 1 && el("span", { class: "count" }, `${u + 1} of ${utterances}`)),
    isSegment(explanation.prediction) && segmentHead(explanation.prediction),
    explanation.prediction.notes.map((note) => el("p", { class: "note" }, note)),
    absentNote(explanation.prediction.modalities),
    verdictCard(explanation),
    el("div", { class: "grid parts" }, sized(together ? "wide" : "", modalityCard(explanation)), together && sized("narrow", interactionCard(explanation))),
    methods.length === 0 && el("p", { class: "footnote" }, "Only the modalities were asked for. The options’ methods occlusion, integrated-gradients and attention say more of words and frames."),
    words && methods.length > 0 && wordsCard(explanation, methods),
    rows.length > 0 && el("div", { class: "grid parts" }, rows.map((modality) => sized(rows.length > 1 ? "half" : "", timelineCard(explanation, methods, modality)))),
    explanation.receipts && [part("Is it faithful to the model?", "An explanation is a claim; here it is tested by erasing what it calls important."), faithfulnessSection(explanation)],
    checksCard(explanation),
    explanation.attention && [part("Where the model looks", undefined), mapsSection(explanation.attention), frameMaps(explanation)],
    numbers("All numbers as tables", () => utteranceNumbers(explanation, methods)),
  );
}

function part(title, says) {
  return el("div", { class: "part-head" }, el("h3", {}, title), says && el("p", {}, says));
}

function absentNote(modalities) {
  // What was given and passed over has a note of the answer.
  const absent = MODALITIES.filter((modality) => modalities[modality].status === "absent" && modalities[modality].given === 0);
  return absent.length > 0 && el("p", { class: "note quiet-note" }, `${capital(listed(absent))} ${absent.length === 1 ? "was" : "were"} not given and ${absent.length === 1 ? "adds" : "add"} nothing.`);
}

/** What an explained utterance is called. */
function nameOf(explanation, u) {
  return isSegment(explanation.prediction) ? segmentName(explanation.prediction) : utteranceName(explanation.prediction.id, u, wordsOf(explanation));
}

function wordsOf(explanation) {
  return (explanation.units.language ?? []).map((unit) => unit.label).filter(Boolean);
}
