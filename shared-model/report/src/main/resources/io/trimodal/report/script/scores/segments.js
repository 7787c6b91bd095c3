/** What was said, segment by segment, beside what it was scored. */
function segmentList(predictions) {
  return el("ol", { class: "segments" }, predictions.map((one, s) => el(
    "li",
    { class: "segment", id: `s${s + 1}` },
    el("p", { class: "segment-time" }, el("b", {}, clipSpan(one)), one.speaker && el("span", {}, one.speaker)),
    el(
      "div",
      { class: "segment-said" },
      one.text ? el("p", {}, one.text) : el("p", { class: "quiet" }, "No words are known."),
      el("p", { class: "segment-facts" }, [voiceText(one), faceText(one)].map((fact) => el("span", {}, fact))),
      one.notes.length > 0 && el("ul", { class: "segment-notes" }, one.notes.map((note) => el("li", {}, note))),
    ),
    el("div", { class: "segment-score" }, el("p", {}, el("strong", {}, signed(one.score)), " ", el("span", {}, one.sentiment)), smallScale(one)),
  )));
}

/** Where a score lies on its scale, with its interval. */
function smallScale({ score, interval, label_scale: { minimum, maximum } }) {
  const place = (value) => `${(100 * (Math.max(minimum, Math.min(maximum, value)) - minimum)) / (maximum - minimum)}%`;
  const label = `${signed(score)} on a scale from ${signed(minimum, 0)} to ${signed(maximum, 0)}` + (interval ? `, interval from ${signed(interval.low)} to ${signed(interval.high)}` : "");
  return el(
    "div",
    { class: "scale", role: "img", "aria-label": label },
    el(
      "div",
      { class: "scale-track" },
      interval && el("i", { class: "scale-band", style: { left: place(interval.low), right: `calc(100% - ${place(interval.high)})` } }),
      el("i", { class: "scale-zero", style: { left: place(0) } }),
      el("i", { class: "scale-score", style: { left: place(score) } }),
    ),
  );
}

/** Notes of utterances that were given, each with the name of its utterance. */
function utteranceNotes(predictions) {
  return predictions.flatMap((one, u) => one.notes.map((note) => el("p", { class: "note" }, predictions.length > 1 && el("b", {}, `${utteranceName(one.id, u)}: `), note)));
}
