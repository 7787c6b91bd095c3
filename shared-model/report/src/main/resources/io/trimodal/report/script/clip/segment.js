/** A time in a recording, in minutes and seconds: 1:05.3. */
function clipTime(seconds, decimals = 1) {
  const unit = 10 ** decimals;
  const whole = Math.round(seconds * unit);
  const minutes = Math.floor(whole / (60 * unit));
  return `${minutes}:${((whole - minutes * 60 * unit) / unit).toFixed(decimals).padStart(decimals ? 3 + decimals : 2, "0")}`;
}

/** When it begins and ends. */
function clipSpan({ start, end }) {
  return `${clipTime(start)}–${clipTime(end)}`;
}

/** Whether it is a segment of a recording, and no utterance that was given. */
function isSegment(one) {
  return one !== undefined && one.start !== undefined && one.end !== undefined;
}

/** What people call a segment: when it begins and what is said in it. */
function segmentName({ start, text }) {
  return `${clipTime(start)} ${text ? `“${shortened(text)}”` : "without words"}`;
}

function shortened(text) {
  return text.length <= NAME_LENGTH ? text : `${text.slice(0, NAME_LENGTH).replace(/ \S*$/, "")} …`;
}

/** When a segment was, who spoke, and what was heard and seen in it. */
function segmentFacts(segment) {
  return el("p", { class: "segment-facts" }, [clipSpan(segment), segment.speaker, voiceText(segment), faceText(segment)].filter(Boolean).map((fact) => el("span", {}, fact)));
}

/** The same under a heading, with all that is said. */
function segmentHead(segment) {
  return el("div", { class: "segment-head" }, segmentFacts(segment), segment.text && segment.text.length > NAME_LENGTH && el("p", {}, `“${segment.text}”`));
}

function voiceText(segment) {
  return `voice in ${percent(segment.voiced_share)} of the time`;
}

function faceText({ face, frames, frames_without_face: without }) {
  if (!frames) return "no pictures";
  if (face === undefined) return "no face";
  return without === 0 ? `face ${face} in every picture` : `face ${face} in ${frames - without} of ${count(frames, "picture")}`;
}

/** How a recording became segments. */
function clipFacts(clip) {
  const by = {
    transcript: "its transcript",
    speech: "where somebody speaks; nothing says which words",
    length: "its length, as nobody speaks",
  };
  return clip && [
    ["Recording", clipTime(clip.seconds)],
    ["Segments from", by[clip.segmented_by] ?? clip.segmented_by],
    ["Faces followed", String(clip.faces_followed)],
    ["Read with", clip.front_ends.join(", ")],
    ["Not in this page", "the recording itself: neither its sound nor its pictures"],
  ];
}
