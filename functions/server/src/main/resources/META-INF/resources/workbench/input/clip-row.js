import { saveAs } from "../call/save.js";
import { leavesText } from "../clip/leaves.js";
import { sizeText, timeText } from "../clip/size-text.js";
import { el } from "../report.js";

/** As many as the server looks for in a picture. */
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8];
const FACES = [["largest", "the largest"], ["first", "the first that appears"], ...NUMBERS.map((n) => [String(n), `number ${n} in order of appearance`])];

/**
 * A recording among the files: what it is, what of it will leave the browser, and whose face counts.
 *
 * @param most bytes that the server takes
 */
export function clipRow(clip, most, { face, transcript, onFace, onChange, onRemove }) {
  const about = [clip.form.title, clip.seconds && timeText(clip.seconds), sizeText(clip.file.size)].filter(Boolean);
  return el(
    "li",
    { class: "clip-row" },
    el("div", { class: "file-head" },
      el("b", {}, clip.name), el("span", { class: "quiet" }, about.join(", ")), removal(clip.name, onRemove)),
    leaving(clip, most, transcript, onChange),
    clip.playable && clip.form.pictures && !clip.size && el("p", { class: "quiet small" }, "This browser can decode its sound, but not its pictures."),
    !clip.playable && el("p", { class: "quiet small" }, "This browser cannot play it: the server reads what it can."),
    (clip.size || !clip.playable) && el("label", { class: "item" }, el("span", { class: "quiet" }, "face"),
      el("select", { "data-choice": "face", onchange: (event) => onFace(event.target.value) },
        FACES.map(([value, text]) => el("option", { value, selected: value === face }, text)))),
    saving(clip, most),
  );
}

/** What leaves the browser, and the choice, where there is one. */
function leaving(clip, most, transcript, onChange) {
  const said = (decodes) => {
    const kept = clip.decodes;
    clip.decodes = decodes;
    const pieces = clip.pieces(most);
    const text = leavesText(pieces, decodes && !clip.isDecoded(most));
    clip.decodes = kept;
    const tooLarge = pieces.itself > most ? `: more than the ${sizeText(most)} that the server takes` : "";
    const without = decodes && clip.size && !pieces.pictures ? " Its pictures are left out: so many do not fit into a call." : "";
    return `${text}${tooLarge}.${without}`;
  };
  const words = transcript && el("p", { class: "quiet small" }, `And its transcript, ${sizeText(transcript.size)}.`);
  if (!clip.mayGoItself || !clip.playable) {
    return el("div", { class: "leaves" }, el("p", {}, el("b", {}, "Leaves this browser: "), said(clip.decodes)), words);
  }
  const choice = (decodes, title) => el("label", {},
    el("input", { type: "radio", name: "leaves", value: decodes ? "decoded" : "itself", checked: clip.decodes === decodes, onchange: () => {
      clip.decodes = decodes;
      onChange();
      document.querySelector("[name=leaves]:checked")?.focus();
    } }),
    el("span", {}, title, said(decodes)));
  return el("fieldset", { class: "leaves" }, el("legend", {}, "Leaves this browser when you score"), choice(false, ""), choice(true, "decoded here: "), words);
}

/** What was made here can be kept. */
function saving(clip, most) {
  const save = async (event) => {
    event.target.disabled = true;
    const { files } = await clip.parts(most);
    files.forEach(({ file }) => saveAs(file, file.name));
    event.target.disabled = false;
  };
  const buttons = [
    !clip.mayGoItself && el("button", { class: "button", type: "button", onclick: () => saveAs(clip.file, clip.name) }, "Save recording"),
    clip.decodes && clip.isDecoded(most) && el("button", { class: "button", type: "button", title: "The sound and the pictures that are sent", onclick: save }, "Save what is sent"),
  ].filter(Boolean);
  return buttons.length > 0 && el("div", { class: "row-buttons" }, buttons);
}

/** A transcript among the files. @param alone whether there is no recording that it belongs to */
export function transcriptRow({ file, title }, { alone, onEdit, onRemove }) {
  return el(
    "li",
    {},
    el("div", { class: "file-head" }, el("b", {}, file.name), el("span", { class: "quiet" }, `transcript, ${title}`),
      onEdit && el("button", { class: "button", type: "button", title: "Moves it into the text field", onclick: onEdit }, "Edit"), removal(file.name, onRemove)),
    alone && el("p", { class: "quiet small" }, "Belongs to a recording: drop it too, or record one."),
  );
}

function removal(name, onRemove) {
  return el("button", { class: "remove", type: "button", "aria-label": `Remove ${name}`, onclick: onRemove }, "×");
}
