/** In the order that everything has them. */
export const MODALITIES = ["language", "audio", "vision"];

const NAMES = {
  language: /lang|text|word|token|bert/i,
  audio: /audio|voice|acoustic|sound|speech|mfcc/i,
  vision: /vision|visual|video|face|facial|openface/i,
};

/** The modality that a file's or an array's name speaks of, if any. */
export function namedModality(name) {
  return MODALITIES.find((modality) => NAMES[modality].test(name));
}
