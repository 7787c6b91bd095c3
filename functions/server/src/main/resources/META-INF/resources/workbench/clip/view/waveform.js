import { el } from "../../report.js";

/**
 * The waveform of a recording, drawn for the width that it has and in the colours of the page.
 *
 * @param peaks a promise of them
 */
export function waveform(peaks, clipSeconds, seconds) {
  const canvas = el("canvas", { class: "waveform", role: "img", "aria-label": "Waveform" });
  const remark = el("span", { class: "quiet small lane-remark" }, "reading the waveform…");
  peaks.then((values) => {
    if (!values) {
      remark.textContent = "no waveform: this browser cannot decode the sound";
      return;
    }
    remark.remove();
    // the browser's length and the server's may differ by a packet
    const share = clipSeconds && seconds ? clipSeconds / seconds : 1;
    const draw = () => canvas.isConnected && drawn(canvas, values, share);
    new ResizeObserver(draw).observe(canvas);
    addEventListener("colour-scheme", draw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  });
  return [canvas, remark];
}

function drawn(canvas, values, share) {
  const { clientWidth, clientHeight } = canvas;
  const ratio = devicePixelRatio || 1;
  const width = Math.round(clientWidth * ratio);
  const height = Math.round(clientHeight * ratio);
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  context.fillStyle = getComputedStyle(canvas).color;
  const loudest = values.reduce((most, value) => Math.max(most, value), 0.05);
  const used = Math.max(1, Math.round(width * Math.min(1, share)));
  for (let x = 0; x < used; x++) {
    const from = Math.floor((x * values.length) / used);
    const to = Math.max(from + 1, Math.floor(((x + 1) * values.length) / used));
    let most = 0;
    for (let i = from; i < to; i++) most = Math.max(most, values[i]);
    const length = Math.max(ratio, (most / loudest) * (height - 2));
    context.fillRect(x, (height - length) / 2, 1, length);
  }
  canvas.dataset.drawn = "true";
}
