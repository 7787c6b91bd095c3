import { bytes, clipCall } from "../call/call.js";
import { callName } from "../call/curl.js";
import { Problem } from "../call/problem.js";
import { report, send } from "../call/send.js";
import { failed } from "../failed.js";
import { clearFieldErrors } from "../input/field-errors.js";
import { hasReport } from "./report-offer.js";
import { SegmentAsking } from "./segment-asking.js";
import { ClipView } from "./view/clip-view.js";

/**
 * One press of Score with a recording: every segment is scored; the others are asked about one segment when that is
 * wanted.
 */
export class ClipAsking {
  #abort = new AbortController();
  #panels;
  #served;
  #form;
  #models;
  #clip;
  #transcript;
  #view;

  /**
   * @param panels {score, explanation, robustness}
   * @param served names of those whose functions there are
   */
  constructor(form, panels, served) {
    const { clip, transcript } = form.recording;
    this.#form = form;
    this.#panels = panels;
    this.#served = served;
    this.#models = form.chosen;
    this.#clip = clip;
    this.#transcript = transcript;
  }

  cancel() {
    this.#abort.abort();
  }

  /** Cancels, and leaves the panels to the one that comes after. */
  giveWay() {
    this.#abort.abort();
    this.#view?.stop();
    this.#panels = undefined;
  }

  /** Gives a sentence about what came of it; undefined if it was cancelled. */
  async run() {
    clearFieldErrors();
    const start = performance.now();
    const { score, ...others } = this.#panels;
    for (const panel of Object.values(this.#panels)) panel.calls = [];
    const skipOthers = (text) => Object.keys(others).filter((name) => this.#served.includes(name)).forEach((name) => others[name].skip(text));
    if (!this.#served.includes("score")) {
      skipOthers("Not asked: a recording’s segments come with their scores, and predict is not served here.");
      return "A recording cannot be scored here.";
    }
    skipOthers("Waits for the scores.");
    try {
      const input = await this.#input();
      if (!this.#panels) return undefined;
      const calls = this.#models.map(({ name }) => clipCall("/v1/predict", input.clip, input.parts, { model: name }));
      score.calls = calls.map((call, i) => ({ call, label: calls.length > 1 ? this.#models[i].name : undefined }));
      this.#refuseTooLarge(calls[0]);
      score.busy("reading and scoring");
      const answers = await Promise.all(calls.map((call) => send(call, this.#abort.signal)));
      const reports = await hasReport("/v1/predict");
      if (!this.#panels) return undefined;
      this.#show(answers, calls, input, reports, performance.now() - start);
      return `${answers[0].predictions.length} segments are scored.`;
    } catch (error) {
      if (!this.#panels) return undefined;
      failed(score, this.#advised(error));
      skipOthers("Not asked: there is no score.");
      this.#form.recording.draw();
      return this.#abort.signal.aborted ? undefined : "There is no score; see the error.";
    }
  }

  /** The recording as the calls have it, decoded first where it is to be: {clip, parts}. */
  async #input() {
    const most = this.#models[0].limits.body_bytes;
    const panel = this.#panels.score;
    panel.busy(this.#clip.decodes ? "decoding here" : "sending");
    let decoded;
    try {
      decoded = await this.#clip.parts(most, this.#abort.signal,
        (done, of, what) => what === "pictures" && this.#panels?.score.progress(done, of, () => this.cancel(), what));
    } catch (error) {
      throw error.name === "AbortError" ? error : new Problem({ title: "The recording cannot be decoded here", detail: error.message });
    }
    this.#abort.signal.throwIfAborted();
    if (this.#clip.decodes) this.#form.recording.draw();
    const { files, rate } = decoded;
    const clip = files[0].name === "clip" ? { part: "clip" } : Object.fromEntries(files.map(({ name }) => [name, { part: name }]));
    if (clip.vision && rate !== 5) clip.frame_rate = rate;
    if (this.#transcript) clip.transcript = { part: "transcript" };
    else if (this.#form.text.trim()) clip.transcript = this.#form.text;
    if (this.#form.recording.face !== "largest" && (clip.part || clip.vision)) clip.face = this.#form.recording.face;
    return { clip, parts: [...files, ...(this.#transcript ? [{ name: "transcript", file: this.#transcript.file }] : [])] };
  }

  #show(answers, calls, input, reports, milliseconds) {
    const scored = this.#models.map((model, i) => ({ model, answer: answers[i], predictions: answers[i].predictions }));
    const segments = new SegmentAsking({
      form: this.#form, models: this.#models, panels: this.#panels, served: this.#served, input, scored, signal: this.#abort.signal,
    });
    this.#view = new ClipView(this.#clip, scored, {
      onReport: reports ? (i) => report(calls[i], `${callName(calls[i].path, calls[i].document)}.html`) : undefined,
      onSegment: (i) => segments.at(i),
    });
    segments.onPlay = (from, to) => this.#view.play(from, to);
    this.#panels.score.show(milliseconds, this.#view.node);
  }

  /** The server would close the connection amid the upload, and its answer would be lost. */
  #refuseTooLarge(one) {
    const most = this.#models[0].limits.body_bytes;
    if (bytes(one) > most) throw Problem.tooLarge(bytes(one), most);
  }

  /** What the server cannot read, the browser perhaps can. */
  #advised(error) {
    const canDecode = error instanceof Problem && error.status === 422 && /ffmpeg/.test(JSON.stringify(error.errors)) && this.#clip.playable && !this.#clip.decodes;
    if (!canDecode) return error;
    this.#clip.decodes = true;
    const errors = error.errors.map((one) => ({ ...one, detail: `${one.detail}. This browser can: it is decoded here when you score again` }));
    return new Problem({ ...error, detail: error.detail, errors });
  }
}
