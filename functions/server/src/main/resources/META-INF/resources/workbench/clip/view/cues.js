import { el, signed } from "../../report.js";
import { timeText } from "../size-text.js";

/**
 * The segments as a list: when, who, what, and the score of each model.
 *
 * @param scored [{model: {name, look}, predictions}]
 * @param onChoose told the number of the segment that was pressed
 */
export function cues(scored, onChoose) {
  const [{ predictions }] = scored;
  const buttons = predictions.map((one, i) => el(
    "button",
    { class: "cue", type: "button", "data-segment": i, tabindex: i === 0 ? 0 : -1, onclick: () => onChoose(i) },
    el("span", { class: "cue-time" }, timeText(one.start)),
    el("span", { class: "cue-text" },
      one.speaker && el("b", {}, one.speaker, " "),
      one.text ?? el("em", { class: "quiet" }, "no transcript"),
      one.notes.length > 0 && el("span", { class: "cue-notes" }, el("span", { class: "unseen" }, " Notes: "), one.notes.join("; "))),
    el("span", { class: "cue-scores" }, scored.map(({ model, predictions: own }) => el("span", {
      class: `cue-score ${own[i].score < 0 ? "lowers" : "raises"}`, "data-score": own[i].score, title: `${model.name}: ${own[i].sentiment}`,
    }, scored.length > 1 && el("span", { class: "swatch", style: { "--colour": model.look.colour } }), signed(own[i].score)))),
  ));
  const node = el("ol", { class: "cues", "aria-label": "Segments" }, buttons.map((button) => el("li", {}, button)));
  let shown = -1;
  /** Marks the segment under the cursor, and shows it within the list without moving the page. */
  const mark = (i) => {
    if (i === shown) return;
    shown = i;
    buttons.forEach((button, other) => {
      button.toggleAttribute("data-current", other === i);
      if (other === i) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      button.tabIndex = other === i ? 0 : -1;
    });
    const { offsetTop, offsetHeight } = buttons[i];
    if (offsetTop < node.scrollTop || offsetTop + offsetHeight > node.scrollTop + node.clientHeight) node.scrollTop = offsetTop - 8;
  };
  const focus = (i) => buttons[i].focus({ preventScroll: true });
  return { node, mark, focus };
}
