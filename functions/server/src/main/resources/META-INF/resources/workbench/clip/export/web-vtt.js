import { javaSigned } from "./java-number.js";

/**
 * Scores as WebVTT, a cue per segment, as ./trimodal predict --format vtt writes them
 * (io.trimodal.cli.output.ScoreCues).
 */
export function webVtt({ predictions }) {
  return `WEBVTT\n${predictions.map(cue).join("")}`;
}

function cue({ start, end, speaker, text, score, sentiment }) {
  const said = `[${javaSigned(score)} ${sentiment}]`;
  const voice = speaker ? `<v ${escaped(speaker)}>` : "";
  return `\n${stamp(start)} --> ${stamp(end)}\n${voice}${escaped(text === undefined ? said : `${text} ${said}`)}\n`;
}

function stamp(seconds) {
  const milliseconds = Math.round(seconds * 1000);
  const whole = Math.floor(milliseconds / 1000);
  const two = (value) => String(value).padStart(2, "0");
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${String(milliseconds % 1000).padStart(3, "0")}`;
}

/** A blank line would end the cue, an arrow begin another, and an open bracket a tag. */
function escaped(text) {
  return text.replace(/[\s\p{Cc}\p{Z}]+/gu, " ").trim().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
