const MODALITIES = ["language", "audio", "vision"];

/** How words and frames are valued; the first that was asked for is shown first. Attention comes last: it is no attribution. */
const METHODS = [
  {
    key: "integrated-gradients",
    field: "integrated_gradients",
    name: "Integrated gradients",
    signed: true,
    look: lookOf(2),
    says: "What each contributes on the way from everything erased to the utterance; the contributions add up to the difference of the scores.",
  },
  {
    key: "occlusion",
    field: "occlusion",
    name: "Occlusion",
    signed: true,
    look: lookOf(4),
    says: "How far the score falls when it is erased: words one by one, frames in windows.",
  },
  {
    key: "attention",
    field: "attention",
    name: "Attention",
    signed: false,
    look: LOOKING,
    says: "Where the model looks. This is attention, not attribution: what is looked at need not move the score.",
  },
];

/** The methods that were asked for, each with its values by modality, in the order of the units. */
function methodsOf(explanation) {
  return METHODS.filter((method) => explanation[method.field]).map((method) => ({
    ...method,
    values: explanation[method.field].values ?? explanation[method.field].rollout,
  }));
}

/** A value of a method as text: attributions with their sign, attention as a share. */
function valueText(method, value, decimals = 2) {
  return method.signed ? signed(value, decimals) : `${fixed(value * 100, 1)}\u00a0%`;
}

/** As many decimals as let the largest value be told from 0. */
function decimalsOf(values) {
  const most = largest(values);
  return most > 0 ? Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(most)))) : 2;
}

function valueColour(method, value, colours) {
  return method.signed ? (value < 0 ? colours.negative : colours.positive) : colours.looking;
}

/** Indices of the values that are largest in size, the largest first. */
function strongest(values, most) {
  return values.map((_, i) => i).filter((i) => values[i] !== 0).sort((a, b) => Math.abs(values[b]) - Math.abs(values[a])).slice(0, most);
}

function largest(values) {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Whether the units of a modality are words that can be read; language that came as features has none. */
function hasWords(explanation) {
  return (explanation.units.language ?? []).some((unit) => unit.label);
}

/** What a unit is called: the word, or the kind of its row and its number or time. */
function unitName(explanation, modality, unit) {
  return unit.label || `${unitKind(modality)} ${isTimed(explanation, modality) ? "at " : ""}${placeOf(explanation, modality, unit)}`;
}

/** Whether frames are told by the time of a recording, and not by their number. */
function isTimed(explanation, modality) {
  return modality !== "language" && isSegment(explanation.prediction) && isSegment(explanation.units[modality][0]);
}

/** What a frame is told by: its time in the recording, or its number. */
function placeOf(explanation, modality, unit) {
  return isTimed(explanation, modality) ? clipTime(unit.start) : String(unit.from);
}

function unitKind(modality) {
  return modality === "language" ? "token" : "frame";
}
