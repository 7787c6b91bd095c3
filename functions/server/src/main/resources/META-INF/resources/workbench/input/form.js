import { acceptFiles } from "./drop.js";
import { Attachments } from "./attachments.js";
import { Recording } from "./recording.js";
import { samples } from "./samples.js";
import { recordingForm } from "../clip/form.js";
import { RecorderDialog } from "../clip/record/dialog.js";
import { transcriptFile } from "../clip/transcript-file.js";
import { badge, el, lookOf } from "../report.js";

const at = (id) => document.getElementById(id);

/** Everything that a person gives: sentence, files, a recording, models, options. */
export class Form {
  #models = [];
  #attachments = new Attachments(at("file-list"), (text) => { this.text = text; }, () => this.#remark());
  /** A clip in place of a sentence and features. */
  recording = new Recording(at("clip-list"), (text) => { this.text = text; }, () => this.#remark());

  constructor(onSubmit, onCancel) {
    acceptFiles(at("drop"), at("files"), (files) => this.#attach(files));
    at("record").addEventListener("click", () => new RecorderDialog((clip) => this.#take(() => this.recording.take(clip))).open());
    at("samples").append(...samples((sentence) => this.#sample(sentence, []), (file) => this.#sample("", [file])));
    at("text").addEventListener("input", () => this.#remark());
    at("input").addEventListener("submit", (event) => {
      event.preventDefault();
      onSubmit();
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        onSubmit();
      }
    });
    at("cancel").addEventListener("click", onCancel);
  }

  /**
   * @param list the models, the default first
   * @param functions that are served; options of others are not asked for
   */
  offer(list, functions) {
    this.#models = list;
    at("methods").hidden = !functions.includes("explain");
    at("corruption").hidden = !functions.includes("robustness-check");
    at("options").hidden = at("methods").hidden && at("corruption").hidden;
    this.#attachments.contracts = list[0]?.features ?? {};
    this.recording.most = list[0]?.limits.body_bytes ?? Infinity;
    at("models").replaceChildren(...list.map((model, i) => el("label", { class: "model-choice", title: model.description },
      el("input", { type: "checkbox", value: model.name, checked: i === 0 }), badge({ name: model.name }, lookOf(i)),
      ...licence(model.provenance))));
    this.#remark();
  }

  get offered() {
    return this.#models.length > 0;
  }

  /** The models that are chosen: {name, look, limits}. */
  get chosen() {
    const chosen = new Set([...at("models").querySelectorAll(":checked")].map((box) => box.value));
    return this.#models.map((model, i) => ({ name: model.name, look: lookOf(i), limits: model.limits })).filter(({ name }) => chosen.has(name));
  }

  get text() {
    return at("text").value;
  }

  set text(value) {
    at("text").value = value;
    this.#remark();
  }

  /** What stands for modalities but language as text, which comes before language features. */
  get uses() {
    return this.#attachments.uses.filter(({ modality }) => modality !== "language" || !this.text.trim());
  }

  get parts() {
    const named = new Set(this.uses.map(({ part }) => part));
    return this.#attachments.parts.filter(({ name }) => named.has(name));
  }

  get explainOptions() {
    return {
      methods: ["shapley", ...[...at("methods").querySelectorAll("input[value]:checked")].map((box) => box.value)],
      ...(at("faithfulness").checked && { faithfulness: true }),
    };
  }

  get robustnessOptions() {
    const step = Number(at("rates").value);
    const rates = Array.from({ length: Math.floor(0.951 / step) + 1 }, (_, i) => Number((i * step).toFixed(2)));
    return { rates, trials: Number(at("trials").value) };
  }

  /** While calls are under way they can be cancelled. */
  set busy(busy) {
    at("cancel").hidden = !busy;
    at("score").setAttribute("aria-busy", String(busy));
  }

  async #attach(files) {
    this.#fileFailure("");
    const features = [];
    const failures = [];
    for (const file of files) {
      try {
        if (!await this.#recordingOrWords(file)) features.push(file);
      } catch (error) {
        failures.push(`${file.name} cannot be read: ${error.message}.`);
      }
    }
    if (this.recording.clip && features.length > 0) {
      failures.push(`${features.map(({ name }) => name).join(", ")}: left out, as a recording brings its own voice and face.`);
    } else {
      failures.push(...await this.#attachments.add(features));
    }
    this.#fileFailure(failures.join(" "));
  }

  /** Takes a file that is a recording or a transcript; false if it is neither. */
  async #recordingOrWords(file) {
    const form = await recordingForm(file);
    if (form) {
      await this.#take(() => this.recording.choose(file, form));
      return true;
    }
    const transcript = await transcriptFile(file);
    if (transcript) this.recording.transcribe(transcript);
    return transcript !== undefined;
  }

  /** A recording takes the place of files of features. */
  async #take(choose) {
    this.#attachments.clear();
    await choose();
  }

  #fileFailure(text) {
    at("files-error").textContent = text;
    at("files-error").hidden = !text;
  }

  async #sample(text, files) {
    this.#attachments.clear();
    this.recording.clear();
    this.text = text;
    try {
      await this.#attach(await Promise.all(files));
    } catch {
      this.#fileFailure("The example did not come: the server cannot be reached.");
      return;
    }
    at("input").requestSubmit();
  }

  #remark() {
    const ofClip = this.recording.clip !== undefined;
    at("text-label").textContent = ofClip ? "Transcript" : "Sentence";
    at("text").placeholder = ofClip ? "What is said in it, with times (WebVTT, SubRip) or without. Left empty, voice activity makes the segments."
      : "Type or paste what somebody said…";
    at("text-count").textContent = this.#textRemark(ofClip);
  }

  #textRemark(ofClip) {
    const most = this.#models[0]?.limits.text_characters;
    const length = this.text.length;
    if (ofClip) return this.recording.transcript ? `${this.recording.transcript.file.name} counts, not what is typed here` : "";
    if (most && length > most * 0.8) return `${length} of at most ${most} characters`;
    return this.text.trim() && this.#attachments.uses.some(({ modality }) => modality === "language") ? "counts before the file's language features" : "";
  }
}

/** Under which terms a model's weights are, and what they were trained on; nothing where its package does not say. */
function licence({ licence: terms, data = [] }) {
  return terms ? [el("small", { title: data.map((source) => `${source.name}: ${source.licence}`).join("\n") }, terms)] : [];
}
