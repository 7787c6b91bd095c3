import { reportButton } from "./report-button.js";
import { METHODS, receiptText } from "./methods.js";
import { modalityView } from "./modalities.js";
import { sentence, strongest } from "./sentence.js";
import { timeline } from "./timeline.js";
import { badge, el } from "../report.js";

/**
 * An explanation: modalities, then words and frames by the method that is chosen.
 *
 * @param model {name, look}
 * @param onReport opens the whole report
 * @param onPlay plays a span of seconds, for units of a recording; undefined for those of utterances
 */
export function explanationView(model, text, answer, onReport, onPlay) {
  const offered = METHODS.filter((method) => method.values(answer));
  const units = el("div", { class: "units" });
  const choose = (method) => units.replaceChildren(...unitViews(text, answer, method, onPlay));
  if (offered.length) choose(offered[0]);
  return el(
    "article",
    { class: "explained", style: { "--colour": model.look.colour } },
    el("div", { class: "article-head" }, badge(model, model.look),
      reportButton(onReport)),
    modalityView(answer),
    offered.length > 0 && el("div", { class: "part" },
      el("h3", {}, "Which words and frames"),
      choice(model, offered, choose),
      units),
  );
}

function choice(model, offered, onChoose) {
  return el("div", { class: "segments", role: "radiogroup", "aria-label": "Method" }, offered.map((method, i) => el("label", {},
    el("input", { class: "unseen", type: "radio", name: `method-of-${model.name}`, value: method.key, checked: i === 0, onchange: () => onChoose(method) }),
    el("span", {}, method.name))));
}

function unitViews(text, answer, method, onPlay) {
  const values = method.values(answer);
  const views = Object.keys(values).filter((modality) => values[modality].length).map((modality) => (modality === "language"
    ? el("div", {},
      sentence(text, answer.units.language, values.language, method.isSigned, onPlay),
      el("p", { class: "unseen" }, `Strongest: ${strongest(answer.units.language, values.language, method.isSigned)}`))
    : timeline(modality, answer.units[modality], values[modality], method.isSigned, onPlay)));
  const receipt = receiptText(answer, method.key);
  return [
    method.isSigned && el("p", { class: "legend", "aria-hidden": "true" }, el("i", { class: "lowers" }), "lowers the score", el("i", { class: "raises" }), "raises it"),
    ...views,
    el("p", { class: "quiet small" }, method.remark(answer)),
    receipt && el("p", { class: "quiet small" }, receipt),
  ].filter(Boolean);
}
