/** What noise on some frames did to score and attention; nothing where none was asked for. */
function noiseCard(entries) {
  const disturbed = entries.filter(({ utterance }) => utterance.noise);
  if (!disturbed.length) return undefined;
  const frames = disturbed[0].utterance.noise.frames;
  const largest = (maps) => (maps?.length ? fixed(Math.max(...maps.map((map) => map.moved)), 4) : ABSENT);
  return el(
    "div",
    {},
    table(
      `Noise on ${frames.length === 1 ? "frame" : "frames"} ${frames.length > 12 ? `${frames.slice(0, 12).join(", ")}, …` : listed(frames.map(String))}`,
      [{ name: "Model", text: true }, ...["Score before", "after", "Their attention before", "after", "Attention moved", "Alpha moved", "Beta moved"].map((name) => ({ name }))],
      disturbed.map(({ model, look, utterance: { noise } }) => ({
        heading: badge(model, look),
        cells: [
          signed(noise.score),
          `${signed(noise.disturbed_score)} ± ${fixed(noise.score_standard_deviation)}`,
          percent(noise.attention),
          percent(noise.disturbed_attention),
          percent(noise.attention_moved),
          largest(noise.alpha),
          largest(noise.beta),
        ],
      })),
    ),
    el("p", { class: "footnote" }, "After is the mean over the seeds. Attention moved: the share that lies on other frames now. Alpha and beta: mean absolute change of the map, in the layer where it is largest."),
  );
}
