import { el, share, signed } from "../../report.js";
import { timeText } from "../size-text.js";
import { scoreLane } from "./score-lane.js";
import { waveform } from "./waveform.js";

const TICKS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
const MOST_TICKS = 7;

/**
 * Waveform and scores above each other, under one cursor, which is a slider for the keyboard.
 *
 * @param onSeek told a place that was pressed
 * @param onSegment told the number of a segment that was pressed
 */
export function tracks(clip, scored, player, { onSeek, onSegment, said }) {
  const { seconds } = player;
  const scales = scored.map(({ predictions }) => predictions[0].label_scale);
  const one = scales.every(({ maximum }) => maximum === scales[0].maximum);
  const cursor = el("i", { class: "cursor", "aria-hidden": "true" });
  const lane = scoreLane(scored, seconds);
  const plot = el("div", { class: "plot" },
    el("div", { class: "lane wave-lane" }, waveform(clip.peaks, clip.seconds, seconds)),
    el("div", { class: "lane" }, lane),
    axis(seconds),
    cursor);
  const node = el(
    "div",
    { class: "tracks", role: "slider", tabindex: 0, "aria-label": "Place in the recording", "aria-valuemin": 0, "aria-valuemax": seconds, "aria-valuenow": 0 },
    el("div", { class: "gutter", "aria-hidden": "true" }, el("span", {}), el("div", {},
      el("span", {}, one ? signed(scales[0].maximum, 0) : "+"), el("span", {}, "0"), el("span", {}, one ? signed(scales[0].minimum, 0) : "−"))),
    plot,
  );
  const timeAt = (event) => {
    const { left, width } = plot.getBoundingClientRect();
    return Math.max(0, Math.min(1, (event.clientX - left) / width)) * seconds;
  };
  plot.addEventListener("pointerdown", (event) => {
    const segment = event.target.closest("[data-segment]");
    if (segment) return;
    event.preventDefault();
    node.focus({ preventScroll: true });
    plot.setPointerCapture(event.pointerId);
    onSeek(timeAt(event));
  });
  plot.addEventListener("pointermove", (event) => {
    if (plot.hasPointerCapture(event.pointerId)) onSeek(timeAt(event));
  });
  lane.addEventListener("click", (event) => {
    const segment = event.target.closest("[data-segment]");
    if (segment) onSegment(Number(segment.dataset.segment));
  });
  player.listen((time) => {
    cursor.style.left = share(time / seconds);
    node.setAttribute("aria-valuenow", time.toFixed(2));
    node.setAttribute("aria-valuetext", said(time));
  });
  return node;
}

function axis(seconds) {
  const step = TICKS.find((one) => seconds / one <= MOST_TICKS) ?? TICKS.at(-1);
  const ticks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step).filter((tick) => tick <= seconds * 0.96);
  return el("div", { class: "time-axis", "aria-hidden": "true" }, ticks.map((tick) => el("span", { style: { left: share(tick / seconds) } }, timeText(tick, 0))));
}
