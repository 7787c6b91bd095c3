import { el } from "../../report.js";
import { lengthKnown } from "../media-element.js";

/** A little before a segment's end, which is where the next may begin. */
const BEFORE_END = 0.01;

/**
 * Plays a recording, whole or a span of it, and tells where it is. Without a file that the browser can play only its
 * place changes.
 */
export class Player {
  #listeners = [];
  #end;
  #place = 0;
  #frame;
  #url;

  /** @param seconds of the recording, as the server found */
  constructor(clip, seconds) {
    this.seconds = seconds;
    if (!clip.playable) return;
    // its own address: the recording may be removed while its answer is looked at
    this.#url = URL.createObjectURL(clip.file);
    this.element = el(clip.size ? "video" : "audio", { src: this.#url, controls: true, playsinline: true, preload: "auto", "aria-label": clip.name });
    for (const event of ["seeked", "timeupdate", "pause", "ended"]) this.element.addEventListener(event, () => this.#tell());
    this.element.addEventListener("loadedmetadata", () => lengthKnown(this.element), { once: true });
    this.element.addEventListener("play", () => this.#follow());
    this.element.addEventListener("pause", () => { this.#end = undefined; });
  }

  /** @param listener told (seconds) wherever it comes to */
  listen(listener) {
    this.#listeners.push(listener);
  }

  get time() {
    return this.element ? this.element.currentTime : this.#place;
  }

  get playing() {
    return this.element !== undefined && !this.element.paused && !this.element.ended;
  }

  seek(seconds) {
    this.#place = Math.max(0, Math.min(seconds, this.seconds));
    this.#end = undefined;
    if (this.element) this.element.currentTime = this.#place;
    this.#tell(this.#place);
  }

  /** Plays from a place on, and stops at another if one is given. */
  play(from, to) {
    this.seek(from);
    this.#end = to;
    // a browser that does not let a page play waits for its own button
    this.element?.play().catch(() => {});
  }

  toggle() {
    if (this.playing) this.element.pause();
    else this.element?.play().catch(() => {});
  }

  #follow() {
    cancelAnimationFrame(this.#frame);
    const step = () => {
      if (!this.playing || !this.element.isConnected) return;
      if (this.#end !== undefined && this.element.currentTime >= this.#end - BEFORE_END) {
        const end = this.#end - BEFORE_END;
        this.element.pause();
        this.element.currentTime = end;
      }
      this.#tell();
      this.#frame = requestAnimationFrame(step);
    };
    step();
  }

  #tell(time = this.time) {
    this.#listeners.forEach((listener) => listener(time));
  }

  /** What played goes quiet when its view goes, and is let go. */
  stop() {
    if (!this.element) return;
    this.element.pause();
    this.element.removeAttribute("src");
    this.element.load();
    URL.revokeObjectURL(this.#url);
  }
}
