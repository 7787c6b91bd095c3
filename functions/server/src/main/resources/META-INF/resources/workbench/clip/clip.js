import { decodedSound } from "./decode/sound.js";
import { pictureArray, seeking } from "./decode/pictures.js";
import { wav, wavBytes } from "./decode/wav.js";
import { mediaElement } from "./media-element.js";
import { peaks } from "./peaks.js";
import { picturePlan } from "./plan.js";

/** Of a call's bytes, what is left for everything but sound and pictures. */
const BESIDE = 1 << 17;
/** A waveform is shown of no longer ones: the browser decodes a sound as a whole. */
const LONGEST_WAVEFORM = 1800;

/** A recording that was chosen: what it is, how it can be sent, and what of it can be shown. */
export class Clip {
  #peaks;
  #decoded;

  /**
   * @param file as it was given
   * @param form as recordingForm says
   * @param media as mediaElement says; undefined where this browser cannot play it
   */
  constructor(file, form, url, media) {
    Object.assign(this, { file, form, url, seconds: media?.seconds, size: media?.size, playable: media !== undefined, mayGoItself: true });
    this.decodes = this.playable && form.reader !== "server";
  }

  static async of(file, form) {
    const url = URL.createObjectURL(file);
    const media = await mediaElement(url);
    media?.element.removeAttribute("src");
    return new Clip(file, form, url, media);
  }

  get name() {
    return this.file.name;
  }

  /** What leaves the browser, by sizes in bytes: {itself}, or {sound, pictures}. @param most bytes of a call */
  pieces(most) {
    if (!this.decodes) return { itself: this.file.size };
    if (this.#decoded?.most === most) return this.#decoded.pieces;
    const sound = wavBytes(this.seconds);
    return { sound, pictures: this.size && picturePlan(this.seconds, this.size, most - sound - BESIDE) };
  }

  /** Whether those sizes are what they will be. */
  isDecoded(most) {
    return this.#decoded?.most === most;
  }

  /** The files that are sent, [{name, file}], and the pictures' rate. @param onProgress told (done, of, what) */
  async parts(most, signal, onProgress) {
    if (!this.decodes) return { files: [{ name: "clip", file: this.file }] };
    if (this.#decoded?.most !== most) this.#decoded = { most, ...await this.decode(most, signal, onProgress) };
    return this.#decoded;
  }

  async decode(most, signal, onProgress) {
    onProgress?.(0, 1, "sound");
    const samples = await decodedSound(this.file, this.seconds, signal);
    const sound = samples?.length ? wav(samples) : undefined;
    if (sound) this.#peaks = Promise.resolve(peaks(samples));
    const plan = this.size && picturePlan(this.seconds, this.size, most - (sound?.size ?? 0) - BESIDE);
    const pictures = plan && await this.#pictures(plan, signal, onProgress);
    return this.decodedParts(sound, pictures, plan);
  }

  /** Of what was decoded, whatever there is of it. */
  decodedParts(sound, pictures, plan) {
    if (!sound && !pictures) throw new Error("It has neither sound nor pictures that this browser can decode. Send the recording itself.");
    const name = this.name.replace(/\.\w+$/, "");
    return {
      files: [
        sound && { name: "audio", file: new File([sound], `${name}.16k.wav`, { type: "audio/wav" }) },
        pictures && { name: "vision", file: new File([pictures], `${name}.npy`, { type: "application/octet-stream" }) },
      ].filter(Boolean),
      rate: plan?.rate,
      pieces: { sound: sound?.size, pictures: pictures && { ...plan, bytes: pictures.size } },
    };
  }

  async #pictures(plan, signal, onProgress) {
    const media = await mediaElement(this.url);
    if (!media) return undefined;
    try {
      return await pictureArray(plan, seeking(media.element, plan.rate), signal, (done) => onProgress?.(done, plan.count, "pictures"));
    } finally {
      media.element.removeAttribute("src");
      media.element.load();
    }
  }

  /** The waveform to look at: a promise of peaks, or of undefined where there are none. */
  get peaks() {
    this.#peaks ??= this.#readPeaks();
    return this.#peaks;
  }

  async #readPeaks() {
    if (!this.playable || this.seconds > LONGEST_WAVEFORM) return undefined;
    try {
      const samples = await decodedSound(this.file, this.seconds);
      return samples && peaks(samples);
    } catch {
      return undefined; // there are scores without it
    }
  }

  /** Lets go of what the browser holds of it. */
  close() {
    URL.revokeObjectURL(this.url);
  }
}
