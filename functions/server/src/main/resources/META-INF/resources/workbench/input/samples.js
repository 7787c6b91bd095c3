import { el } from "../report.js";

const SENTENCES = [
  "A wonderful, heartfelt film.",
  "This was a complete waste of time.",
  "It was a wonderful evening, though far too long.",
];

/**
 * Examples to press. The clip's voice and face are simulated: io.trimodal.modeling.simulate.UtteranceSimulator with seed 1 and a sentiment of
 * 0.6, rounded to four digits.
 *
 * @param onSentence told a sentence
 * @param onClip told the promise of a File, as if it had been dropped
 */
export function samples(onSentence, onClip) {
  const clip = async () => {
    const response = await fetch("workbench/sample/clip.json");
    return new File([await response.blob()], "clip.json");
  };
  return [
    el("span", { class: "quiet" }, "Try"),
    SENTENCES.map((sentence) => el("button", { class: "sample", type: "button", onclick: () => onSentence(sentence) }, sentence)),
    el("button", { class: "sample clip", type: "button", onclick: () => onClip(clip()) }, "A clip with a simulated voice and face"),
  ].flat();
}
