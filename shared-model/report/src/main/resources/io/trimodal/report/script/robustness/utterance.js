/** One utterance: what holds, in words and numbers, then its charts. */
function utteranceSection(models, data, u) {
  const segment = data.segments?.[u];
  const entries = models.map(({ model, look }, index) => ({ model, look, index, utterance: model.utterances[u] }));
  const single = models[0].model.utterances.length === 1;
  const completeness = completenessCard(entries, data);
  const third = completeness ? "half" : "";
  return el(
    "section",
    { id: `u${u + 1}`, class: single ? undefined : "utterance", "aria-labelledby": `u${u + 1}-title` },
    el(
      "div",
      { class: "section-head" },
      el("h2", { id: `u${u + 1}-title` }, segment ? segmentName(segment) : utteranceHeading(entries[0].utterance.id, u)),
      !single && el("span", { class: "count" }, `${u + 1} of ${models[0].model.utterances.length}`),
    ),
    segment && segmentHead(segment),
    notes(entries),
    el("div", { class: "verdicts" }, entries.map(({ model, look, utterance }) => verdictCard(model, look, utterance))),
    el(
      "div",
      { class: "grid" },
      sized("wide", scoreCard(entries, data.seeds.length)),
      sized("narrow", coalitionCard(entries)),
      sized(third, shareCard(entries)),
      completeness && sized(third, completeness),
    ),
    noiseCard(entries),
    numbers("All numbers as tables", () => utteranceNumbers(entries)),
  );
}

/** What the models remark; the same remark of several models is given once. */
function notes(entries) {
  const said = new Map();
  entries.forEach(({ model, utterance }) => (utterance.notes ?? []).forEach((note) => said.set(note, [...(said.get(note) ?? []), model.name])));
  return [...said].map(([note, names]) => el("p", { class: "note" }, names.length === entries.length ? note : `${listed(names)}: ${note}`));
}
