import { el, duration } from "../report.js";
import { commands } from "./commands.js";

/** One of the three answers: what it is, how it comes along, the answer or why there is none, and the same as a command. */
export class Panel {
  #state = el("span", { class: "state" });
  #content = el("div", { class: "content" });
  #commands = el("div", { class: "commands" });

  /** @param hint what will be here */
  constructor(name, title, hint) {
    this.node = el(
      "section",
      { class: "card answer", id: name, "aria-labelledby": `${name}-title` },
      el("div", { class: "answer-head" }, el("h2", { id: `${name}-title` }, title), this.#state),
      this.#content,
      this.#commands,
    );
    this.#set("idle", "", el("p", { class: "hint" }, hint));
  }

  busy(text) {
    this.#set("busy", text, el("div", { class: "waiting", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
  }

  /**
   * @param onCancel what the button beside the bar does
   * @param unit what is counted
   */
  progress(done, total, onCancel, unit = "forward passes") {
    const said = `${done} of ${total} ${unit}`;
    const bar = this.#content.querySelector("progress");
    if (bar) {
      Object.assign(bar, { value: done, max: total });
      bar.setAttribute("aria-label", `${unit} done`);
      this.#content.querySelector(".progress-text").textContent = said;
      return;
    }
    this.#set("busy", this.#state.textContent || "checking", el("div", { class: "progress" },
      el("progress", { value: done, max: total, "aria-label": `${unit} done` }),
      el("span", { class: "progress-text" }, said),
      el("button", { class: "button", type: "button", onclick: onCancel }, "Cancel")));
  }

  show(milliseconds, ...nodes) {
    this.#set("done", duration(milliseconds), ...nodes);
  }

  fail(problem) {
    this.#set("failed", "", el("div", { class: "failure", role: "alert" },
      el("strong", {}, problem.title), el("p", {}, problem.detail)));
  }

  /** For good: this deployment leaves its function out. */
  absent(name) {
    this.#set("absent", "", el("p", { class: "hint" }, `Not served here: the setting trimodal.functions leaves ${name} out.`));
  }

  skip(text, ...more) {
    this.#set("idle", "", el("p", { class: "hint" }, text), more);
  }

  /** @param calls with the model that each asks, where there are several */
  set calls(calls) {
    this.#commands.replaceChildren(...commands(calls));
  }

  #set(state, text, ...nodes) {
    this.node.dataset.state = state;
    this.node.setAttribute("aria-busy", String(state === "busy"));
    this.#state.textContent = text;
    this.#content.replaceChildren(...nodes.flat());
  }
}
