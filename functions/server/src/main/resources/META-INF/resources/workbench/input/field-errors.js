import { apiKey } from "../call/key.js";
import { isAboutKey } from "../call/problem.js";
import { showKeyField } from "./key-field.js";
import { capital } from "../report.js";

const at = (id) => document.getElementById(id);

/** Where the error of a field is shown: the first whose pattern the pointer matches. */
const PLACES = [
  { pattern: /^\/utterances\/0\/text/, subject: "The sentence", place: () => at("text-error"), field: () => at("text") },
  { pattern: /^\/utterances\/0\/(language|audio|vision)/, place: () => at("files-error"), field: () => at("files") },
  { pattern: /^\/clip\/transcript/, subject: "The transcript", place: () => at("text-error"), field: () => at("text") },
  { pattern: /^\/clip\/face/, subject: "The face", place: () => at("files-error"), field: () => at("files") },
  { pattern: /^\/clip/, subject: "The recording", place: () => at("files-error"), field: () => at("files") },
  { pattern: /^\/options\/methods/, subject: "The choice of methods", place: () => document.querySelector('[data-pointer="/options/methods"]'), field: () => at("methods") },
  { pattern: /^\/options\/trials/, subject: "The number of trials", place: () => document.querySelector('[data-pointer="/options"]'), field: () => at("trials") },
  { pattern: /^\/options/, subject: "The check", place: () => document.querySelector('[data-pointer="/options"]'), field: () => at("rates") },
  { pattern: /^\/models?/, subject: "The model", place: () => at("models-error"), field: () => at("models") },
];

/** Shows the errors of a problem at the fields that they name; true if there was a field for one. */
export function showFieldErrors(problem) {
  if (isAboutKey(problem)) return showKeyError();
  const { errors } = problem;
  let shown = false;
  for (const { field, detail } of errors) {
    const found = PLACES.find(({ pattern }) => pattern.test(field));
    if (!found) continue;
    const place = found.place();
    place.textContent = `${found.subject ?? inFile(field)} ${detail}.`;
    place.hidden = false;
    place.closest("details")?.setAttribute("open", "");
    found.field().setAttribute("aria-invalid", "true");
    shown = true;
  }
  return shown;
}

function showKeyError() {
  apiKey.required = true;
  showKeyField();
  at("key-error").textContent = apiKey.value ? "The key is unknown or revoked." : "The server asks for an API key; enter yours.";
  at("key-error").hidden = false;
  at("key").setAttribute("aria-invalid", "true");
  at("key").focus();
  return true;
}

export function clearFieldErrors() {
  document.querySelectorAll("#input .error").forEach((place) => {
    place.textContent = "";
    place.hidden = true;
  });
  document.querySelectorAll("#input [aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
}

/** "/utterances/0/audio/features/3/7" as "Audio, frame 3, value 7,". */
function inFile(field) {
  const [, modality, frame, value] = /\/(language|audio|vision)(?:\/features)?(?:\/(\d+))?(?:\/(\d+))?/.exec(field);
  return capital(modality) + (frame ? `, frame ${frame},` : "") + (value ? ` value ${value},` : "");
}
