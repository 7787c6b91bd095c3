import { apiKey } from "../call/key.js";
import { el } from "../report.js";

/** Leads to the whole report. onReport gives a promise of it, which may fail. */
export function reportButton(onReport) {
  const failure = el("p", { class: "error", role: "alert", hidden: true });
  const button = el("button", { class: "button", type: "button", title: "Asks anew, for the page", onclick: ask }, apiKey.value ? "Save report ↓" : "Open as report ↗");

  async function ask() {
    button.disabled = true;
    failure.hidden = true;
    try {
      await onReport();
    } catch (problem) {
      failure.textContent = problem.message;
      failure.hidden = false;
    }
    button.disabled = false;
  }

  return [button, failure];
}
