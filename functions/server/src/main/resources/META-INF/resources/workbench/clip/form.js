import { mp4Codecs } from "./mp4-codecs.js";

const HEAD = 1024;
/** Codec names of Matroska stand in the description of its tracks, which comes before the first picture. */
const DESCRIPTION = 1 << 16;
const SERVER_MATROSKA = ["V_MPEG4/ISO/AVC", "A_AAC", "A_MPEG/L3"];
const SERVER_MP4 = ["avc1", "avc3", "mp4a"];

/**
 * What a recording's first bytes say of its form: {title, reader, pictures}, reader being "server" for what every
 * server reads by itself and "ffmpeg" for what it reads where ffmpeg is installed, pictures whether it is known to have
 * some; undefined for what is no recording. As io.trimodal.media.form.ClipForm tells them; the server has the last
 * word.
 */
export async function recordingForm(file) {
  const bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const text = (from, length) => String.fromCharCode(...bytes.subarray(from, from + length));
  const four = text(0, 4);
  if (["RIFF", "RF64", "BW64"].includes(four)) return byKind(text(8, 4));
  if (four === "\x1aE\xdf\xa3") return matroska(file);
  if (["ftyp", "moov", "mdat", "free", "skip", "wide", "pnot"].includes(text(4, 4))) return mp4(file);
  const other = OTHERS[four];
  if (other) return { title: other, reader: "ffmpeg" };
  if (four.startsWith("ID3")) return { title: "MP3", reader: "server" };
  // text in UTF-16 begins with the same bits
  if (bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0 && bytes[1] !== 0xfe && bytes.length > 2) {
    return (bytes[1] & 0xf6) === 0xf0 ? { title: "AAC", reader: "ffmpeg" } : { title: "MP3", reader: "server" };
  }
  if (bytes[0] === 0x47 && bytes[188] === 0x47) return { title: "MPEG transport stream", reader: "ffmpeg" };
  return undefined;
}

const OTHERS = {
  OggS: "Ogg", fLaC: "FLAC", FORM: "AIFF", "\0\0\x01\xba": "MPEG program stream", "FLV\x01": "Flash video", "0&\xb2u": "Windows media", "#!AM": "AMR", caff: "Core Audio",
};

function byKind(kind) {
  return { "WAVE": { title: "WAV", reader: "server" }, "AVI ": { title: "AVI", reader: "ffmpeg" } }[kind];
}

async function matroska(file) {
  const text = new TextDecoder("latin1").decode(await file.slice(0, DESCRIPTION).arrayBuffer());
  const codecs = text.match(/[VA]_[A-Z][A-Z0-9/_]+/g) ?? [];
  const reads = codecs.length > 0 && codecs.every((codec) => SERVER_MATROSKA.some((known) => codec.startsWith(known)));
  const pictures = codecs.some((codec) => codec.startsWith("V_"));
  return { title: text.includes("webm") ? "WebM" : "Matroska", reader: reads ? "server" : "ffmpeg", pictures };
}

async function mp4(file) {
  const { codecs, pictures, fragments, brand } = await mp4Codecs(file);
  const reads = !fragments && codecs.every((codec) => SERVER_MP4.includes(codec));
  return { title: brand === "qt  " ? "QuickTime" : "MP4", reader: reads ? "server" : "ffmpeg", pictures };
}
