import { badge, count, el, listed } from "../../report.js";
import { reportButton } from "../../view/report-button.js";
import { exportButtons } from "../export/buttons.js";
import { timeText } from "../size-text.js";
import { chosenView } from "./chosen.js";
import { cues } from "./cues.js";
import { keys } from "./keys.js";
import { Player } from "./player.js";
import { tracks } from "./tracks.js";

/** The answer of a recording: picture, waveform, transcript and scores under one cursor. */
export class ClipView {
  #scored;
  #player;
  #cues;
  #chosen = el("div", { class: "chosen" });
  #whole = el("input", { type: "checkbox" });
  #onSegment;
  /** Number of the segment under the cursor. */
  current = -1;

  /**
   * @param scored [{model: {name, look}, predictions, answer}], each with the same segments
   * @param onReport opens the report of a model's answer; undefined where there is none
   * @param onSegment told when another segment comes under the cursor
   */
  constructor(clip, scored, { onReport, onSegment }) {
    this.#scored = scored;
    this.#onSegment = onSegment;
    this.#player = new Player(clip, scored[0].answer.clip.seconds);
    this.#cues = cues(scored, (i) => this.#press(i));
    const track = tracks(clip, scored, this.#player, {
      onSeek: (time) => this.#player.seek(time),
      onSegment: (i) => this.#press(i),
      said: (time) => `${timeText(time)}, segment ${this.current + 1}: ${this.segment?.text ?? "no transcript"}`,
    });
    const side = el("div", { class: "cue-side" }, this.#cues.node,
      this.#player.element && el("label", { class: "play-on" }, this.#whole, " play on beyond the segment"));
    this.node = el("div", { class: "clip-view" },
      el("div", { class: "stage" }, this.#player.element ?? el("p", { class: "quiet" }, "This browser cannot play the recording.")),
      side, track, this.#chosen, this.#about(clip, onReport));
    for (const part of [track, this.#cues.node]) this.#listenToKeys(part);
    this.#player.listen((time) => this.#follow(time));
    this.#player.seek(0);
  }

  get segment() {
    return this.#scored[0].predictions[this.current];
  }

  /** Plays a span of seconds, such as a word of an explanation. */
  play(from, to) {
    this.#player.play(from, to);
  }

  stop() {
    this.#player.stop();
  }

  #press(i) {
    if (this.#player.playing && this.current === i) {
      this.#player.toggle();
      return;
    }
    const { start, end } = this.#scored[0].predictions[i];
    this.#player.play(start, this.#whole.checked ? undefined : end);
  }

  #follow(time) {
    const { predictions } = this.#scored[0];
    const last = predictions.findLastIndex(({ start }) => start <= time + 1e-6);
    const current = Math.max(0, last);
    if (current === this.current) return;
    this.current = current;
    this.#cues.mark(current);
    this.#chosen.replaceChildren(...chosenView(this.#scored, current));
    this.node.dataset.segment = current;
    this.#onSegment(current);
  }

  #listenToKeys(part) {
    const go = (by) => {
      const i = Math.max(0, Math.min(this.#scored[0].predictions.length - 1, this.current + by));
      if (by === 0) return this.#press(i);
      this.#player.seek(this.#scored[0].predictions[i].start);
      if (part === this.#cues.node) this.#cues.focus(i);
      return undefined;
    };
    keys(part, {
      place: () => this.#player.time, end: this.#player.seconds, toggle: () => this.#player.toggle(), seek: (time) => this.#player.seek(time), go,
    });
  }

  /** How it was read, and what can be kept of it. */
  #about(clip, onReport) {
    const { seconds, segmented_by: by, faces_followed: faces, front_ends: frontEnds } = this.#scored[0].answer.clip;
    const from = { transcript: "the transcript", speech: "voice activity", length: "its length" }[by] ?? by;
    return el("div", { class: "clip-about" },
      el("p", { class: "quiet small" },
        `${timeText(seconds)} in ${count(this.#scored[0].predictions.length, "segment")} by ${from}; ${count(faces, "face")} followed. Read with ${listed(frontEnds)}. `,
        "Keys: space plays, ← → move by a second, ↑ ↓ by a segment, Enter plays the segment."),
      this.#scored.map(({ model, answer }, i) => el("div", { class: "clip-exports" },
        this.#scored.length > 1 && badge(model, model.look),
        exportButtons(clip.name, model, answer),
        onReport && reportButton(() => onReport(i)))));
  }
}
