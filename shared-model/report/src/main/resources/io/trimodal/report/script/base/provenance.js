/** A list of facts. facts: [name, content] with content text or elements; empty contents are left out. */
function factList(facts) {
  return el("dl", { class: "facts" }, facts.filter(([, content]) => content !== undefined && content.length !== 0).map(([name, content]) => [el("dt", {}, name), el("dd", {}, content)]));
}

function digest(text) {
  return text && el("span", { class: "digest" }, text);
}

const PROTOCOLS = {
  lnln: "lnln: the published evaluation; each seed's stream of random numbers is shared by the modalities",
  independent: "independent: a stream of random numbers of its own for each seed, modality and utterance",
};

/** How the inputs were corrupted. */
function protocolFacts(data) {
  return [
    ["Protocol", PROTOCOLS[data.protocol] ?? data.protocol],
    ["Erased from", data.modalities && listed(data.modalities)],
    ["Missing rates", data.rates.map((rate) => rateText(rate.rate ?? rate)).join(", ")],
    ["Seeds", data.seeds.length > 12 ? `${data.seeds.slice(0, 6).join(", ")}, … ${data.seeds.at(-1)} (${data.seeds.length})` : data.seeds.join(", ")],
  ];
}

/** "at 10 missing rates from 0 to 0.9". */
function ratesText(rates) {
  return rates.length === 1
    ? ["at a missing rate of ", el("b", {}, rateText(rates[0]))]
    : ["at ", el("b", {}, `${rates.length} missing rates`), ` from ${rateText(rates[0])} to ${rateText(rates.at(-1))}`];
}

function scaleText(scale) {
  return scale && `${scale.name}, from ${fixed(scale.minimum, 0)} to ${fixed(scale.maximum, 0)}`;
}
