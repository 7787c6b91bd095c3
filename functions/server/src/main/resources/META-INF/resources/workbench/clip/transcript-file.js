const MOST_BYTES = 1 << 22;
const SUBRIP = /^\s*(\d+\s*\r?\n)?\s*\d{1,4}:\d\d(:\d\d)?[.,]\d{1,3}\s*-->/;

/**
 * What a file says was said: {file, title}; undefined for what is no transcript. As io.trimodal.media.transcript tells
 * them; the server has the last word.
 */
export async function transcriptFile(file) {
  if (file.size === 0 || file.size > MOST_BYTES) return undefined;
  const text = (await file.text()).replace(/^\ufeff/, "");
  const title = titleOf(file.name, text);
  return title && { file, title };
}

function titleOf(name, text) {
  if (/^WEBVTT(\s|$)/.test(text)) return "WebVTT";
  if (/^\s*[{[]/.test(text) && isWhisper(text)) return "Whisper’s JSON";
  if (SUBRIP.test(text)) return "SubRip";
  return /\.(txt|vtt|srt)$/i.test(name) ? "plain text" : undefined;
}

/** Segments with times, as Whisper and its like write them. */
function isWhisper(text) {
  try {
    const document = JSON.parse(text);
    const segments = Array.isArray(document) ? document : document.segments ?? document.transcription ?? document.words;
    return Array.isArray(segments) && segments.some((one) => one && ("start" in one || "timestamps" in one || "offsets" in one));
  } catch {
    return false;
  }
}
