import { timeText } from "../clip/size-text.js";
import { capital, el, fixed, signed, svg } from "../report.js";

const HEIGHT = 56;
const BAR = 10;
/** The longest bar stands for no less, where values are effects. */
const LEAST_EFFECT = 0.05;

/** Frames of audio or vision as bars, up where they raise the score; weights all stand up. onPlay plays those that have times. */
export function timeline(modality, units, values, isSigned, onPlay) {
  const most = Math.max(...values.map(Math.abs), isSigned ? LEAST_EFFECT : 1e-9);
  const middle = isSigned ? HEIGHT / 2 : HEIGHT;
  const top = values.reduce((best, value, i) => (Math.abs(value) > Math.abs(values[best]) ? i : best), 0);
  const said = (value) => (isSigned ? signed(value) : fixed(value, 3));
  const timed = onPlay && units.every(({ start, end }) => start !== undefined && end !== undefined);
  const place = ({ from, start }) => (timed ? timeText(start) : `frame ${from}`);
  const plays = (i) => () => onPlay(units[i].start, units[i].end);
  const bars = values.map((value, i) => {
    const length = (Math.abs(value) / most) * (middle - 1);
    return svg("rect", {
      x: i * BAR + 1, width: BAR - 2, y: isSigned && value < 0 ? middle : middle - length, height: Math.max(length, 0.6),
      class: !isSigned ? "looked-at" : value < 0 ? "lowers" : "raises", "data-value": value, ...(timed && { onclick: plays(i), "data-start": units[i].start }),
    }, svg("title", {}, `${place(units[i])}: ${said(value)}`));
  });
  return el(
    "figure",
    { class: timed ? "timeline timed" : "timeline" },
    el("figcaption", {}, el("b", {}, capital(modality)), timed
      ? el("button", { class: "play-unit", type: "button", onclick: plays(top) }, `▶ strongest: ${place(units[top])}, ${said(values[top])}`)
      : el("span", { class: "quiet" }, `strongest: ${place(units[top])}, ${said(values[top])}`)),
    svg("svg", { viewBox: `0 0 ${values.length * BAR} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": `${capital(modality)} by ${timed ? "time" : "frame"}; strongest is ${place(units[top])} with ${said(values[top])}` },
      svg("path", { d: `M0 ${middle}H${values.length * BAR}`, class: "base", "vector-effect": "non-scaling-stroke" }), bars),
    el("div", { class: "frames" }, 
      timed ? [el("span", {}, timeText(units[0].start)), el("span", {}, timeText(units.at(-1).end))]
        : [el("span", {}, "0"), el("span", {}, "frame"), el("span", {}, String(units.at(-1).to - 1))]),
  );
}
