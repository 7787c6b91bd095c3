import { saveAs } from "../../call/save.js";
import { el } from "../../report.js";
import { csv } from "./csv.js";
import { webVtt } from "./web-vtt.js";

const FORMS = [
  { title: "CSV", end: "csv", type: "text/csv", write: csv },
  { title: "JSON", end: "json", type: "application/json", write: (answer) => `${JSON.stringify(answer, null, 2)}\n` },
  { title: "WebVTT", end: "vtt", type: "text/vtt", write: webVtt },
];

/** Saves an answer in one of the forms that the command line writes; made here. */
export function exportButtons(name, model, answer) {
  const base = `${name.replace(/\.\w+$/, "")}-${model.name}`;
  return el("div", { class: "exports", role: "group", "aria-label": `Save the scores of ${model.name}` },
    el("span", { class: "quiet small", "aria-hidden": "true" }, "Save scores"),
    FORMS.map(({ title, end, type, write }) => el("button", {
      class: "button", type: "button", "data-export": end, onclick: () => saveAs(new Blob([write(answer)], { type }), `${base}.scores.${end}`),
    }, title)));
}
