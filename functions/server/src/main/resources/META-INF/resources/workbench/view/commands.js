import { curl } from "../call/curl.js";
import { apiKey } from "../call/key.js";
import { saveAs } from "../call/save.js";
import { el } from "../report.js";

/** The calls as commands to copy; {call, label}. */
export function commands(calls) {
  return calls.map(({ call, label }) => {
    const { text, file } = curl(call, location.origin, apiKey.used);
    const code = el("pre", { tabindex: 0, class: "curl" }, text);
    const copy = el("button", { class: "button", type: "button", onclick: () => copyText(code, copy) }, "Copy");
    return el(
      "figure",
      { class: "command" },
      el("figcaption", {}, el("span", {}, "curl", label && el("small", {}, ` asking ${label}`)),
        file && el("button", { class: "button", type: "button", title: file.name, onclick: () => save(file) }, "Save request"),
        copy),
      code,
    );
  });
}

async function copyText(code, button) {
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    // No clipboard without HTTPS, but on localhost: the old way.
    getSelection().selectAllChildren(code);
    document.execCommand("copy");
    getSelection().removeAllRanges();
  }
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
}

function save({ name, content }) {
  saveAs(new Blob([content], { type: "application/json" }), name);
}
