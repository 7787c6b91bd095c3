import { el, percent } from "../../report.js";
import { scoreView } from "../../view/score.js";
import { timeText } from "../size-text.js";

/** The segment under the cursor: what was found in it, and each model's score with its interval and notes. */
export function chosenView(scored, i) {
  const one = scored[0].predictions[i];
  return [
    el("div", { class: "chosen-head" },
      el("h3", {}, `Segment ${i + 1} of ${scored[0].predictions.length}`, el("span", { class: "quiet" }, ` ${timeText(one.start)} to ${timeText(one.end)}`)),
      el("p", { class: "quiet small" }, found(one))),
    el("div", { class: "chosen-scores" }, scored.map(({ model, predictions }) => scoreView(model, predictions[i]))),
  ];
}

function found({ voiced_share: voiced, face, frames, frames_without_face: without, modalities: { vision } }) {
  const passedOver = vision.given > 0 && vision.used === 0;
  const seen = frames === 0 ? "no pictures"
    : vision.status === "absent" && !passedOver ? `no face in ${frames} pictures`
      : `face ${face} in ${frames - without} of ${frames} pictures${passedOver ? ", passed over" : ""}`;
  return `Voice in ${percent(voiced)} of it, ${seen}.`;
}
