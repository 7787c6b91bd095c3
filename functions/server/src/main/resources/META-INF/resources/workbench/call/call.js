/**
 * A call as it goes to the server: {path, document, parts}. The same value is sent and shown as a command, so the two cannot differ.
 *
 * @param uses what stands for the modalities: {modality, value} or {modality, part, array}
 * @param further fields beside the utterances
 */
export function call(path, { text, uses, parts }, further) {
  const { model, models, ...rest } = further;
  const utterance = {};
  if (text.trim() || uses.length === 0) utterance.text = text;
  for (const { modality, value, part, array } of uses) {
    utterance[modality] = value ?? { features: array === undefined ? { part } : { part, array } };
  }
  return { path, parts, document: { ...(models ? { models } : { model }), utterances: [utterance], ...rest } };
}

/**
 * The same of a recording.
 *
 * @param clip as the API has it: {part} or {audio, vision}, transcript, face
 */
export function clipCall(path, clip, parts, further) {
  const { model, models, ...rest } = further;
  return { path, parts, document: { ...(models ? { models } : { model }), clip, ...rest } };
}

/** The call's body for fetch. */
export function body({ document, parts }) {
  const json = JSON.stringify(document);
  if (parts.length === 0) return { body: json, headers: { "Content-Type": "application/json" } };
  const form = new FormData();
  form.append("request", json);
  parts.forEach(({ name, file }) => form.append(name, file, file.name));
  return { body: form, headers: {} };
}

/** Its size in bytes, but for a few hundred around parts. */
export function bytes({ document, parts }) {
  return new Blob([JSON.stringify(document)]).size + parts.reduce((sum, { file }) => sum + file.size, 0);
}
