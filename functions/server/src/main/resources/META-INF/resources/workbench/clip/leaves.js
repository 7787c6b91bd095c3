import { sizeText } from "./size-text.js";

/**
 * What of a recording leaves the browser, in words, before it does.
 *
 * @param pieces {itself} in bytes; or {sound} in bytes and {pictures} as a plan has them, either of which may be
 * missing
 * @param about whether sizes are what they will be, before the recording was decoded
 */
export function leavesText({ itself, sound, pictures }, about) {
  if (itself !== undefined) return `the recording itself, ${sizeText(itself)}`;
  const size = (bytes) => `${about ? "about " : ""}${sizeText(bytes)}`;
  const rate = pictures && pictures.rate < 5 ? ` (${pictures.rate} a second, as more do not fit)` : "";
  const said = [
    sound !== undefined && `16 kHz sound, ${size(sound)}`,
    pictures && `${pictures.count} ${pictures.count === 1 ? "picture" : "pictures"} of ${pictures.width}×${pictures.height}${rate}, ${size(pictures.bytes)}`,
  ].filter(Boolean);
  return said.length > 0 ? `${said.join(", and ")}; the recording stays here` : "nothing yet";
}
