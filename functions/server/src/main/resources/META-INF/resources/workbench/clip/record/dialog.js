import { INSECURE, deviceFailure } from "./failures.js";
import { Recorder } from "./recorder.js";
import { timeText } from "../size-text.js";

const at = (id) => document.getElementById(id);

/** A recording made in a browser is kept in its memory. */
const LONGEST_SECONDS = 300;
const LOOK_MILLISECONDS = 100;

/** Records with camera, microphone or both: what to use, how loud it is, how long it is, and the end. */
export class RecorderDialog {
  #onClip;
  #recorder;
  #timer;
  #ended = new AbortController();

  constructor(onClip) {
    this.#onClip = onClip;
  }

  open() {
    const { signal } = this.#ended;
    at("recorder-start").addEventListener("click", () => this.#start(), { signal });
    at("recorder-stop").addEventListener("click", () => this.#stop(), { signal });
    at("recorder-cancel").addEventListener("click", () => at("recorder").close(), { signal });
    at("recorder").addEventListener("close", () => this.#close(), { signal });
    this.#show("idle");
    this.#fail(navigator.mediaDevices ? "" : INSECURE);
    at("recorder-start").disabled = !navigator.mediaDevices;
    at("recorder").showModal();
  }

  async #start() {
    const devices = document.querySelector("#recorder [name=devices]:checked").value;
    const wanted = { camera: devices !== "microphone", microphone: devices !== "camera" };
    this.#fail("");
    this.#show("asking", wanted);
    try {
      const recorder = await Recorder.start(wanted, at("recorder-preview"));
      if (this.#ended.signal.aborted) return recorder.cancel();
      this.#recorder = recorder;
      recorder.onLost(() => this.#stop());
    } catch (error) {
      this.#show("idle");
      return this.#fail(deviceFailure(error, wanted));
    }
    this.#show("recording", wanted);
    at("recorder-stop").focus();
    this.#timer = setInterval(() => this.#look(), LOOK_MILLISECONDS);
    return undefined;
  }

  #look() {
    const { elapsed, level } = this.#recorder;
    at("recorder-time").textContent = `${timeText(elapsed, 0)} of at most ${timeText(LONGEST_SECONDS, 0)}`;
    // loudness is heard by ratios
    at("recorder-level").value = level ? Math.max(0, 1 + Math.log10(level) / 3) : 0;
    if (elapsed >= LONGEST_SECONDS) this.#stop();
  }

  async #stop() {
    const recorder = this.#recorder;
    if (!recorder) return;
    this.#recorder = undefined;
    clearInterval(this.#timer);
    this.#show("ending");
    try {
      const clip = await recorder.stop(`recording-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}`);
      this.#onClip(clip);
      at("recorder").close();
    } catch (error) {
      this.#show("idle");
      this.#fail(`There is no recording: ${error.message}.`);
    }
  }

  #close() {
    clearInterval(this.#timer);
    this.#recorder?.cancel();
    this.#recorder = undefined;
    at("recorder-preview").srcObject = null;
    this.#ended.abort();
  }

  /** @param state idle, asking, recording or ending */
  #show(state, { camera, microphone } = {}) {
    const recording = state === "recording";
    at("recorder").dataset.state = state;
    at("recorder-devices").disabled = state !== "idle";
    at("recorder-start").hidden = recording || state === "ending";
    at("recorder-start").disabled = state !== "idle";
    at("recorder-start").textContent = state === "asking" ? "Waiting for permission…" : "Start recording";
    at("recorder-stop").hidden = !recording;
    at("recorder-preview").hidden = !(camera && state !== "idle");
    at("recorder-meter").hidden = !(microphone && recording);
    at("recorder-time").textContent = state === "ending" ? "Finishing…" : "";
  }

  #fail(text) {
    at("recorder-error").textContent = text;
    at("recorder-error").hidden = !text;
  }
}
