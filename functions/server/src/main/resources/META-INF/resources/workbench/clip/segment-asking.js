import { clipCall } from "../call/call.js";
import { callName } from "../call/curl.js";
import { report, send, watch } from "../call/send.js";
import { failed } from "../failed.js";
import { el } from "../report.js";
import { explanationView } from "../view/explanation.js";
import { robustnessView } from "../view/robustness.js";
import { timeText } from "./size-text.js";

/** Explanation and robustness of the segment under the cursor, each when its button is pressed. */
export class SegmentAsking {
  #form;
  #models;
  #panels;
  #served;
  #input;
  #scored;
  #signal;
  #current = -1;
  #asks = {
    explanation: { verb: "Explain", path: "/v1/explain", state: "explaining", ask: (calls, signal) => this.#explain(calls, signal) },
    robustness: { verb: "Check", path: "/v1/robustness-check", state: "checking", ask: (calls, signal) => this.#check(calls, signal) },
  };

  /** Plays a span of seconds. */
  onPlay;

  /**
   * @param given form, models, panels, served; input {clip, parts} as it was scored; scored by model; signal that ends
   * everything
   */
  constructor({ form, models, panels, served, input, scored, signal }) {
    this.#form = form;
    this.#models = models;
    this.#panels = panels;
    this.#served = served.filter((name) => this.#asks[name]);
    this.#input = input;
    this.#scored = scored;
    this.#signal = signal;
  }

  /** Another segment is under the cursor. An answer about one before stays until it is asked about this one. */
  at(i) {
    this.#current = i;
    for (const name of this.#served) {
      const { node } = this.#panels[name];
      if (node.dataset.state === "idle") this.#panels[name].skip(HINTS[name], this.#button(name));
      else node.querySelectorAll(".ask-segment").forEach((button) => button.replaceWith(this.#button(name, this.#about(node))));
    }
  }

  /** @param about the segment of the answer beside it, which need not be asked about again */
  #button(name, about) {
    const asked = this.#current;
    return el("button", { class: "button ask-segment", type: "button", hidden: asked === about, onclick: () => this.#ask(name, asked) },
      `${this.#asks[name].verb} segment ${asked + 1}`);
  }

  async #ask(name, i) {
    const panel = this.#panels[name];
    const { path, state, ask } = this.#asks[name];
    const start = performance.now();
    const calls = this.#calls(name, path, i);
    panel.calls = calls.map((call, k) => ({ call, label: calls.length > 1 ? this.#models[k].name : undefined }));
    panel.busy(state);
    try {
      const nodes = await ask(calls, this.#signal, i);
      panel.show(performance.now() - start, this.#head(name, i), ...nodes);
    } catch (error) {
      failed(panel, error);
      panel.node.querySelector(".content").append(this.#button(name));
    }
  }

  #calls(name, path, i) {
    const clip = { ...this.#input.clip, segments: [i] };
    const names = this.#models.map((model) => model.name);
    if (name === "explanation") return names.map((model) => clipCall(path, clip, this.#input.parts, { model, options: this.#form.explainOptions }));
    return [clipCall(path, clip, this.#input.parts, { ...(names.length > 1 ? { models: names } : { model: names[0] }), options: this.#form.robustnessOptions })];
  }

  /** Which segment it is about, and the way to the one under the cursor. */
  #head(name, i) {
    const { start, end } = this.#scored[0].predictions[i];
    return el("div", { class: "article-head about-segment", "data-about": i },
      el("h3", {}, `Segment ${i + 1} `, el("span", { class: "quiet" }, `${timeText(start)} to ${timeText(end)}`)), this.#button(name, i));
  }

  /** Number of the segment of a panel's answer, if it has one. */
  #about(node) {
    const about = node.querySelector("[data-about]");
    return about ? Number(about.dataset.about) : undefined;
  }

  async #explain(calls, signal) {
    const answers = await Promise.all(calls.map((call) => send(call, signal)));
    return answers.map(({ explanations: [one] }, k) => explanationView(this.#models[k], one.prediction.text ?? "", one,
      () => report(calls[k], `${callName(calls[k].path, calls[k].document)}.html`), (from, to) => this.onPlay(from, to)));
  }

  async #check([call], signal) {
    const stop = new AbortController();
    const answer = await watch(call, AbortSignal.any([stop.signal, signal]), ({ done, total }) => this.#panels.robustness.progress(done, total, () => stop.abort()));
    const given = Object.values(this.#scored[0].predictions[call.document.clip.segments[0]].modalities).filter(({ status }) => status !== "absent").length;
    return [robustnessView(this.#models, given, answer, () => report(call, `${callName(call.path, call.document)}.html`))];
  }
}

const HINTS = {
  explanation: "What each modality adds in a segment, and which words, sounds and pictures decide.",
  robustness: "How far a segment’s score holds as words and frames go missing.",
};
