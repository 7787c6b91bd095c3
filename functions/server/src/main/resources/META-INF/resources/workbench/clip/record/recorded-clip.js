import { Clip } from "../clip.js";
import { pictureArray } from "../decode/pictures.js";
import { resampled } from "../decode/sound.js";
import { SAMPLE_RATE, wav } from "../decode/wav.js";
import { peaks } from "../peaks.js";
import { picturePlan } from "../plan.js";

const BESIDE = 1 << 17;

/**
 * What camera and microphone gave: samples and pictures as they came, which are sent, and a file of the browser's to
 * play.
 */
export class RecordedClip extends Clip {
  #samples;
  #sound;
  #pictures;

  /**
   * @param file to play
   * @param sound {samples, rate}, or undefined without a microphone
   * @param pictures {blobs, size}: one each 0.2 s; undefined without a camera
   * @param media as mediaElement says
   */
  static async of(file, sound, pictures, url, media) {
    const samples = sound && await resampled(sound.samples, sound.rate);
    return new RecordedClip(file, samples, pictures, url, media);
  }

  constructor(file, samples, pictures, url, media) {
    super(file, { title: "recorded here", reader: "browser" }, url, media);
    this.#samples = samples;
    this.#sound = samples && wav(samples);
    this.#pictures = pictures;
    this.seconds = samples ? samples.length / SAMPLE_RATE : pictures.blobs.length / 5;
    Object.assign(this, { size: pictures?.size, mayGoItself: false, decodes: true });
  }

  pieces(most) {
    return { sound: this.#sound?.size, pictures: this.#plan(most) };
  }

  isDecoded() {
    return true;
  }

  async decode(most, signal, onProgress) {
    const plan = this.#plan(most);
    const pictures = plan && await pictureArray(plan, (i, context, width, height) => this.#draw(i, plan.rate, context, width, height), signal,
      (done) => onProgress?.(done, plan.count, "pictures"));
    return this.decodedParts(this.#sound, pictures, plan);
  }

  get peaks() {
    return Promise.resolve(this.#samples && peaks(this.#samples));
  }

  #plan(most) {
    if (!this.#pictures) return undefined;
    const plan = picturePlan(this.#pictures.blobs.length / 5, this.#pictures.size, most - (this.#sound?.size ?? 0) - BESIDE);
    return plan && { ...plan, count: Math.min(plan.count, this.#pictures.blobs.length) };
  }

  async #draw(i, rate, context, width, height) {
    const picture = await createImageBitmap(this.#pictures.blobs[Math.min(Math.round((i * 5) / rate), this.#pictures.blobs.length - 1)]);
    context.drawImage(picture, 0, 0, width, height);
    picture.close();
  }
}
