import { decoded, openFaceTable } from "./csv.js";
import { namedModality, MODALITIES } from "./modalities.js";
import { npyShape } from "./npy.js";
import { zipNames } from "./zip.js";

/**
 * What a file holds: {kind, items, utterances?}. An item is something that can stand for a modality: {label, modality, choices, array?,
 * value?}. An array of NumPy's is sent as it is and named by array; what came as JSON is the value itself.
 *
 * @param contracts what the models expect of each modality, to tell an array by its dims
 * @throws Error whose message completes "NAME …"
 */
export async function readFile(file, contracts) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) throw new Error("is empty");
  if (bytes[0] === 0x93) return npy(file.name, bytes, contracts);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return npz(bytes);
  const text = decoded(bytes);
  if (/^\s*[{[]/.test(text)) return json(text);
  const table = openFaceTable(file.name, text);
  if (table) return { kind: "OpenFace CSV", items: [{ label: tableSize(table), modality: "vision", choices: ["vision"] }] };
  throw new Error("is no recording, no transcript, and none of .npz, .npy, .csv and .json");
}

function frames(count, dims) {
  return `${count} ${count === 1 ? "frame" : "frames"} × ${dims ?? 0}`;
}

function tableSize({ rows, columns }) {
  return `${rows} ${rows === 1 ? "row" : "rows"} × ${columns} columns`;
}

function npy(name, bytes, contracts) {
  const shape = npyShape(bytes);
  const byDims = MODALITIES.find((modality) => contracts[modality]?.dims === shape?.at(-1));
  return {
    kind: "NumPy array",
    items: [{ label: shape?.length === 2 ? frames(...shape) : "array", modality: namedModality(name) ?? byDims ?? "audio", choices: MODALITIES }],
  };
}

function npz(bytes) {
  const arrays = zipNames(bytes).filter((name) => name.endsWith(".npy")).map((name) => name.slice(0, -4));
  if (arrays.length === 0) throw new Error("is a ZIP archive without arrays; an .npz has files named NAME.npy");
  const taken = new Set();
  const items = arrays.map((array) => {
    const modality = namedModality(array);
    const free = modality && !taken.has(modality) && taken.add(modality);
    return { label: array, array, modality: free ? modality : undefined, choices: MODALITIES };
  });
  return { kind: "NumPy archive", items };
}

function json(text) {
  let document;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new Error(`is not JSON: ${error.message}`);
  }
  const utterances = Array.isArray(document) ? document : document.utterances ?? [document];
  const known = (utterance) => typeof utterance === "object" && utterance !== null && (typeof utterance.text === "string" || MODALITIES.some((modality) => utterance[modality]));
  if (!Array.isArray(utterances) || utterances.length === 0 || !utterances.every(known)) {
    throw new Error("is no utterance and no request: an utterance has text, language, audio or vision");
  }
  return { kind: "JSON", utterances, items: utteranceItems(utterances[0]) };
}

/** The modalities of an utterance of a JSON document. */
export function utteranceItems(utterance) {
  return MODALITIES.filter((modality) => utterance[modality]).map((modality) => ({
    label: size(utterance[modality]),
    modality,
    choices: [modality],
    value: utterance[modality],
  }));
}

function size({ features, input_ids: ids }) {
  if (Array.isArray(features)) return frames(features.length, features[0]?.length);
  return Array.isArray(ids) ? `${ids.length} token ids` : "features";
}
