import { MODALITIES } from "../input/modalities.js";
import { bars } from "./bars.js";
import { capital, el, percent, signed } from "../report.js";

/** Shapley values of the modalities, and what two do together. */
export function modalityView({ shapley, prediction }) {
  const { values, shares, interactions, none, all } = shapley;
  const isThere = (modality) => prediction.modalities[modality].status !== "absent";
  const pairs = interactions.filter(({ modalities }) => modalities.every(isThere));
  return el(
    "div",
    { class: "part" },
    el("h3", {}, "What each modality adds"),
    el("p", { class: "quiet small" }, `From ${signed(none)} with nothing given to ${signed(all)}: exact Shapley values.`),
    bars(MODALITIES.map((modality) => isThere(modality)
      ? { name: capital(modality), value: values[modality], more: percent(shares[modality]) }
      : { name: capital(modality), more: prediction.modalities[modality].given > 0 ? "passed over" : "absent" })),
    pairs.length > 0 && el("ul", { class: "interactions" }, pairs.map(({ modalities, value }) => el("li", {},
      el("span", {}, modalities.join(" + ")), " ", el("b", {}, signed(value)), el("span", { class: "quiet" }, together(value))))),
  );
}

function together(value) {
  if (Math.abs(value) < 0.005) return " neither more nor less together";
  return value > 0 ? " more together than apart" : " less together than apart";
}
