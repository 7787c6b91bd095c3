import { timeText } from "../clip/size-text.js";
import { el, share, signed, fixed } from "../report.js";

/** The strongest shade stands for no less, where values are effects. */
const LEAST_EFFECT = 0.05;

/**
 * The sentence with its words shaded by their values.
 *
 * @param text as it was given; empty where language came as features, whose tokens have no words
 * @param units {label, from, to}, of a recording also start, end and whether those are estimated
 * @param isSigned false where values are no effects but weights
 * @param onPlay plays a span of seconds; words that have one are buttons then
 */
export function sentence(text, units, values, isSigned, onPlay) {
  const most = Math.max(...values.map(Math.abs), isSigned ? LEAST_EFFECT : 1e-9);
  const nodes = [];
  let at = 0;
  units.forEach(({ label = "·", start, end, estimated }, i) => {
    const place = text.indexOf(label, at);
    if (place >= 0) {
      nodes.push(text.slice(at, place));
      at = place + label.length;
    } else if (i > 0) {
      nodes.push(" ");
    }
    const said = isSigned ? signed(values[i]) : fixed(values[i], 3);
    const plays = onPlay && start !== undefined && end !== undefined;
    nodes.push(el(plays ? "button" : "span", {
      type: plays && "button",
      ...(plays && { onclick: () => onPlay(start, end) }),
      class: `word ${!isSigned ? "looked-at" : values[i] < 0 ? "lowers" : "raises"}`,
      style: { "--strength": share(Math.abs(values[i]) / most) },
      title: `${label}: ${said}${plays ? `, at ${estimated ? "about " : ""}${timeText(start)}` : ""}`,
      "data-value": values[i],
    }, label));
  });
  nodes.push(text.slice(at));
  return el("p", { class: "sentence-shaded" }, nodes);
}

/** The words that count most, for those who do not see the shading. */
export function strongest(units, values, isSigned) {
  return units
    .map(({ label = "token" }, i) => ({ label, value: values[i] }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, 5)
    .map(({ label, value }) => `${label} ${isSigned ? signed(value) : fixed(value, 3)}`)
    .join(", ");
}
