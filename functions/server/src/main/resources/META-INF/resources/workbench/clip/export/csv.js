import { MODALITIES } from "../../input/modalities.js";
import { javaNumber } from "./java-number.js";

/**
 * What Commons CSV, which the command line uses, puts between quotation marks: separators within, odd characters at
 * either end.
 */
const QUOTED = /[,"\r\n]|^[\x00-#]|[\x00-\x20]$/;

/** The columns of io.trimodal.cli.output.PredictionTable: name, value of a prediction. */
const COLUMNS = {
  id: ({ id }) => id,
  start: ({ start }) => number(start),
  end: ({ end }) => number(end),
  speaker: ({ speaker }) => speaker,
  text: ({ text }) => text,
  score: ({ score }) => number(score),
  sentiment: ({ sentiment }) => sentiment,
  interval_low: ({ interval }) => number(interval?.low),
  interval_high: ({ interval }) => number(interval?.high),
  completeness: ({ completeness }) => number(completeness),
  voiced_share: ({ voiced_share: voiced }) => number(voiced),
  face: ({ face }) => face,
  frames: ({ frames }) => frames,
  frames_without_face: ({ frames_without_face: without }) => without,
  ...Object.fromEntries(MODALITIES.map((modality) => [modality, ({ modalities }) => modalities[modality].status])),
  notes: ({ notes }) => notes.join("; "),
};

/** Scores as CSV (RFC 4180), as ./trimodal predict --format csv writes them. */
export function csv({ predictions }) {
  const rows = predictions.map((prediction) => Object.values(COLUMNS).map((value) => value(prediction)));
  return [Object.keys(COLUMNS), ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function number(value) {
  return value === undefined || value === null ? undefined : javaNumber(value);
}

function field(value) {
  const text = value === undefined || value === null ? "" : String(value);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
