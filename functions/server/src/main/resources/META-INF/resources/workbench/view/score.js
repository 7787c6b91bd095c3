import { MODALITIES } from "../input/modalities.js";
import { badge, capital, el, fixed, meter, percent, share, signed } from "../report.js";

/** A prediction: the number, where it lies, what it was made from. model: {name, look}. */
export function scoreView(model, prediction) {
  const { score, sentiment, classes, interval, completeness, notes } = prediction;
  const finest = classes.at(-1)?.name;
  return el(
    "article",
    { class: "scored", style: { "--colour": model.look.colour }, "data-score": score },
    badge(model, model.look),
    el("p", { class: "score" }, el("strong", {}, signed(score)), el("span", {}, sentiment, finest && finest !== sentiment && el("small", {}, finest))),
    scale(prediction),
    interval && interval.calibrated === false && el("p", { class: "quiet small" }, "The model cannot know input like this: the interval is all of the scale."),
    interval && interval.calibrated !== false && el("p", { class: "quiet small" }, `The label lies from ${signed(interval.low, 1)} to ${signed(interval.high, 1)} with ${percent(interval.coverage)} probability, for data like the calibration’s.`),
    el("dl", { class: "given" }, MODALITIES.map((modality) => given(modality, prediction.modalities[modality])),
      completeness !== undefined && el("div", {}, el("dt", {}, "Completeness"), el("dd", {}, fixed(completeness), meter(completeness)))),
    notes.map((note) => el("p", { class: "note" }, note)),
  );
}

function scale({ score, label_scale: { minimum, maximum }, interval }) {
  const at = (value) => share((value - minimum) / (maximum - minimum));
  const steps = maximum - minimum > 2.5 ? 1 : 0.5;
  const ticks = Array.from({ length: Math.round((maximum - minimum) / steps) + 1 }, (_, i) => minimum + i * steps);
  const words = interval ? `, interval from ${signed(interval.low)} to ${signed(interval.high)}` : "";
  return el(
    "div",
    { class: "scale", role: "img", "aria-label": `${signed(score)} on a scale from ${signed(minimum, 0)} to ${signed(maximum, 0)}${words}` },
    el("div", { class: "track" },
      interval && el("i", { class: "interval", style: { left: at(interval.low), right: share(1 - (Math.min(interval.high, maximum) - minimum) / (maximum - minimum)) } }),
      el("i", { class: "zero", style: { left: at(0) } }),
      el("i", { class: "marker", style: { left: at(score) } })),
    el("div", { class: "ticks" }, ticks.map((tick) => el("span", { style: { left: at(tick) } }, signed(tick, steps < 1 ? 1 : 0)))),
    el("div", { class: "ends" }, el("span", {}, "negative"), el("span", {}, "positive")),
  );
}

function given(modality, { status, given: count, used }) {
  const unit = modality === "language" ? "tokens" : "frames";
  const text = status === "absent" ? (count > 0 ? `${count} ${unit} passed over` : "absent") : status === "truncated" ? `${used} of ${count} ${unit}` : `${used} ${unit}`;
  return el("div", { class: status }, el("dt", {}, capital(modality)), el("dd", {}, text));
}
