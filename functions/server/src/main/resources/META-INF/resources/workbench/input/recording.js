import { Clip } from "../clip/clip.js";
import { clipRow, transcriptRow } from "./clip-row.js";

/** Longer transcripts are not for a text field. */
const EDITABLE = 100_000;

/** The recording that is to be scored, if there is one, with its transcript. */
export class Recording {
  #node;
  #onText;
  #onChange;
  #face = "largest";
  clip;
  transcript;
  /** Most bytes of a call, as the server says. */
  most = Infinity;

  /** @param onText told the text of a transcript that is to be edited */
  constructor(node, onText, onChange) {
    this.#node = node;
    this.#onText = onText;
    this.#onChange = onChange;
  }

  /** Takes a file that is one. */
  async choose(file, form) {
    this.take(await Clip.of(file, form));
  }

  take(clip) {
    this.clip?.close();
    this.clip = clip;
    if (clip.mayGoItself && clip.playable && clip.file.size > this.most) clip.decodes = true;
    this.draw();
  }

  /** @param transcript {file, title} */
  transcribe(transcript) {
    this.transcript = transcript;
    this.draw();
  }

  clear() {
    this.clip?.close();
    this.clip = undefined;
    this.transcript = undefined;
    this.draw();
  }

  /** Whose face it is, as the API wants it: largest, first, or a number. */
  get face() {
    return /^\d+$/.test(this.#face) ? Number(this.#face) : this.#face;
  }

  draw() {
    this.#node.replaceChildren(...[
      this.clip && clipRow(this.clip, this.most, {
        face: this.#face,
        transcript: this.transcript?.file,
        onFace: (face) => { this.#face = face; },
        onChange: () => this.draw(),
        onRemove: () => this.#drop("clip"),
      }),
      this.transcript && transcriptRow(this.transcript, {
        alone: !this.clip,
        onEdit: this.transcript.file.size <= EDITABLE ? () => this.#edit() : undefined,
        onRemove: () => this.#drop("transcript"),
      }),
    ].filter(Boolean));
    this.#onChange();
  }

  async #edit() {
    const text = await this.transcript.file.text();
    this.#drop("transcript");
    this.#onText(text);
  }

  #drop(what) {
    if (what === "clip") this.clip.close();
    this[what] = undefined;
    this.draw();
  }
}
