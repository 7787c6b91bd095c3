import { bytes, call } from "./call/call.js";
import { callName } from "./call/curl.js";
import { Problem } from "./call/problem.js";
import { report, send, watch } from "./call/send.js";
import { failed } from "./failed.js";
import { clearFieldErrors } from "./input/field-errors.js";
import { explanationView } from "./view/explanation.js";
import { robustnessView } from "./view/robustness.js";
import { scoreView } from "./view/score.js";

/** One press of Score: the functions that are served asked about one utterance. */
export class Asking {
  #abort = new AbortController();
  #panels;
  #served;
  #models;
  #text;
  #calls;

  /**
   * @param panels {score, explanation, robustness}
   * @param served names of those whose functions there are
   */
  constructor(form, panels, served) {
    this.#panels = panels;
    this.#served = served;
    this.#models = form.chosen;
    this.#text = form.text;
    const input = { text: form.text, uses: form.uses, parts: form.parts };
    const names = this.#models.map(({ name }) => name);
    const calls = {
      score: names.map((model) => call("/v1/predict", input, { model })),
      explanation: names.map((model) => call("/v1/explain", input, { model, options: form.explainOptions })),
      robustness: [call("/v1/robustness-check", input, { ...(names.length > 1 ? { models: names } : { model: names[0] }), options: form.robustnessOptions })],
    };
    this.#calls = Object.fromEntries(served.map((name) => [name, calls[name]]));
  }

  cancel() {
    this.#abort.abort();
  }

  /** Cancels, and leaves the panels to the one that comes after. */
  giveWay() {
    this.#panels = undefined;
    this.#abort.abort();
  }

  /** Gives a sentence about what came of it, for those who listen; undefined if it was cancelled. */
  async run() {
    clearFieldErrors();
    for (const [name, calls] of Object.entries(this.#calls)) {
      this.#panels[name].calls = calls.map((one, i) => ({ call: one, label: calls.length > 1 ? this.#models[i].name : undefined }));
    }
    this.#each({ score: (panel) => panel.busy("scoring"), explanation: (panel) => panel.busy("waiting"), robustness: (panel) => panel.busy("waiting") });
    const scored = !this.#served.includes("score") || await this.#answer("score", () => this.#score());
    if (!this.#panels) return undefined;
    if (!scored) {
      this.#each({
        explanation: (panel) => panel.skip("Not asked: there is no score to explain."),
        robustness: (panel) => panel.skip("Not asked: there is no score to check."),
      });
      return this.#abort.signal.aborted ? undefined : "There is no score; see the error.";
    }
    this.#each({ explanation: (panel) => panel.busy("explaining"), robustness: (panel) => panel.busy("checking") });
    const asks = { explanation: () => this.#explain(), robustness: () => this.#check() };
    const good = await Promise.all(this.#served.filter((name) => asks[name]).map((name) => this.#answer(name, asks[name])));
    if (this.#abort.signal.aborted) return undefined;
    if (!good.every(Boolean)) return this.#served.includes("score") ? "The score is there; something else failed." : "Something failed; see the error.";
    return `${this.#said()} there.`;
  }

  /** Such as: Score, explanation and robustness are. */
  #said() {
    const names = this.#served;
    const text = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are` : `${names[0]} is`;
    return text[0].toUpperCase() + text.slice(1);
  }

  /** Does something with the panels of those that are served. @param actions by name */
  #each(actions) {
    for (const name of this.#served) actions[name]?.(this.#panels[name]);
  }

  async #answer(name, ask) {
    const start = performance.now();
    try {
      this.#refuseTooLarge(this.#calls[name][0]);
      const nodes = await ask();
      if (!this.#panels) return false;
      this.#panels[name].show(performance.now() - start, ...nodes);
      return true;
    } catch (error) {
      if (!this.#panels) return false;
      failed(this.#panels[name], error);
      return false;
    }
  }

  #report(one) {
    return report(one, `${callName(one.path, one.document)}.html`);
  }

  /** The server would close the connection amid the upload, and its answer would be lost. */
  #refuseTooLarge(one) {
    const most = this.#models[0].limits.body_bytes;
    if (bytes(one) > most) throw Problem.tooLarge(bytes(one), most);
  }

  async #score() {
    const answers = await Promise.all(this.#calls.score.map((one) => send(one, this.#abort.signal)));
    return answers.map(({ predictions }, i) => scoreView(this.#models[i], predictions[0]));
  }

  async #explain() {
    const answers = await Promise.all(this.#calls.explanation.map((one) => send(one, this.#abort.signal)));
    return answers.map(({ explanations }, i) => explanationView(this.#models[i], this.#text, explanations[0], () => this.#report(this.#calls.explanation[i])));
  }

  async #check() {
    const [one] = this.#calls.robustness;
    // its own way to stop, beside the one for everything
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.#abort.signal]);
    const answer = await watch(one, signal, ({ done, total }) => this.#panels?.robustness.progress(done, total, () => stop.abort()));
    return [robustnessView(this.#models, Object.keys(one.document.utterances[0]).length, answer, () => this.#report(one))];
  }
}
