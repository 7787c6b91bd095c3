/** Every number of an utterance's charts. */
function utteranceNumbers(explanation, methods) {
  const { shapley, attention } = explanation;
  return [
    table(
      "Shapley values of the modalities",
      [{ name: "Modality", text: true }, { name: "Value" }, { name: "Share" }],
      MODALITIES.map((modality) => ({ heading: modality, cells: [signed(shapley.values[modality], 4), percent(shapley.shares[modality])] })),
    ),
    coalitionTable(explanation.coalitions),
    ...(methods.length ? Object.keys(explanation.units).map((modality) => unitTable(explanation, methods, modality)) : []),
    ...(explanation.receipts ? Object.entries(explanation.receipts).flatMap(([key, receipts]) => receipts.map((receipt) => receiptNumbers(key, receipt))) : []),
    ...(attention ? ["alpha", "beta"].flatMap((name) => attention[name].map((layer, l) => mapTable(name, l, headMap(layer)))) : []),
  ];
}

function coalitionTable(coalitions) {
  const estimated = coalitions.some((one) => one.completeness !== undefined);
  return table(
    "Score by modalities given",
    [{ name: "Given", text: true }, { name: "Score" }, ...(estimated ? [{ name: "Completeness" }] : [])],
    coalitions.map((one) => ({
      heading: one.given.length === 0 ? "nothing" : one.given.join(" + "),
      cells: [signed(one.score, 4), ...(estimated ? [fixed(one.completeness, 4)] : [])],
    })),
  );
}

function unitTable(explanation, methods, modality) {
  const units = explanation.units[modality];
  const words = modality === "language" && hasWords(explanation);
  const timed = isSegment(explanation.prediction);
  return table(
    `${capital(modality)}: every ${words ? "word" : unitKind(modality)}`,
    [
      { name: words ? "Word" : capital(unitKind(modality)), text: true, sort: (i) => units[i].from },
      ...(timed ? [{ name: "From", sort: (i) => units[i].start ?? -1 }, { name: "To" }] : []),
      ...methods.map((method) => ({ name: method.name, sort: (i) => method.values[modality][i] })),
    ],
    units.map((unit, i) => ({
      heading: words ? unit.label : String(unit.from),
      cells: [...(timed ? unitTimes(unit) : []), ...methods.map((method) => valueText(method, method.values[modality][i], 4))],
    })),
  );
}

/** Times that nobody said have a tilde before them. */
function unitTimes(unit) {
  if (!isSegment(unit)) return [ABSENT, ABSENT];
  return [unit.start, unit.end].map((time) => (unit.estimated ? "~" : "") + clipTime(time, 2));
}

function receiptNumbers(key, receipt) {
  const last = receipt.shares.length - 1;
  return table(
    `Faithfulness of ${key}, ${setName(receipt.modalities)}`,
    ["Share", "Deletion", "Insertion", "Deletion at random", "Insertion at random"].map((name, i) => ({ name, text: i === 0 })),
    receipt.shares.map((share, i) => ({
      heading: percent(share),
      cells: [
        signed(receipt.deletion_scores[i], 3),
        signed(receipt.insertion_scores[i], 3),
        ...[i, last - i].map((at) => `${signed(receipt.random_scores[at], 3)} ± ${fixed(receipt.random_deviations[at], 3)}`),
      ],
    })),
  );
}

function mapTable(name, l, map) {
  return table(
    `${capital(name)}, layer ${l + 1}, mean of the heads`,
    [{ name: "Token", text: true }, ...map[0].map((_, c) => ({ name: String(c + 1) }))],
    map.map((row, r) => ({ heading: String(r + 1), cells: row.map((value) => fixed(value, 3)) })),
  );
}
