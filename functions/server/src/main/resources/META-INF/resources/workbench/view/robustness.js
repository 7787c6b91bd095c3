import { reportButton } from "./report-button.js";
import { badge, coalitionCard, el, fixed, meter, rateOrNone, scoreCard, verdict } from "../report.js";

/** A robustness check of one utterance: what holds, in words, and the report's charts. models: those that were chosen, in the answer's order; given: how many modalities there are. */
export function robustnessView(models, given, answer, onReport) {
  const entries = answer.models.map((model, i) => ({ model, look: models[i].look, index: models[i].look.index, utterance: model.utterances[0] }));
  return el(
    "div",
    { class: "checked" },
    el("div", { class: "article-head" }, el("h3", {}, "How far it holds"),
      reportButton(onReport)),
    entries.map(holds),
    scoreCard(entries, answer.seeds.length),
    given > 1 && coalitionCard(entries),
  );
}

function holds({ model, look, utterance }) {
  const { sentence, more } = verdict(utterance);
  return el(
    "article",
    { class: "holds", style: { "--colour": look.colour }, "data-breaking-rate": String(utterance.breaking_rate) },
    badge(model, look),
    el("p", { class: "sentence" }, sentence, more && el("span", { class: "quiet" }, ` ${more}`)),
    el("dl", { class: "measures" },
      el("div", {}, el("dt", {}, "Breaking rate"), el("dd", {}, rateOrNone(utterance.breaking_rate))),
      el("div", {}, el("dt", {}, "Stability"), el("dd", {}, fixed(utterance.stability), meter(utterance.stability)))),
    utterance.notes?.map((note) => el("p", { class: "note" }, note)),
  );
}
