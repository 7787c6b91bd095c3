/** A movie's description is larger only for many hours. */
const MOST = 1 << 25;
/** As deep as descriptions of samples lie. */
const DEEPEST = 5;
const CONTAINERS = ["moov", "trak", "mdia", "minf", "stbl"];

/**
 * The codecs of the tracks of sound and pictures in an MP4 file (ISO/IEC 14496-12): {codecs, pictures, fragments,
 * brand}. Nothing is claimed of a file that is damaged: the server says what is wrong with it.
 */
export async function mp4Codecs(file) {
  const found = { codecs: [], pictures: false, fragments: false, brand: "" };
  let at = 0;
  for (let i = 0; i < 1000 && at + 8 <= file.size; i++) {
    const head = new DataView(await file.slice(at, at + 16).arrayBuffer());
    const { type, length, from } = box(head, 0, file.size - at);
    if (type === "ftyp" && head.byteLength >= 12) found.brand = fourCharacters(head, 8);
    if (type === "moof") found.fragments = true;
    if (type === "moov" && length <= MOST) inside(new DataView(await file.slice(at + from, at + length).arrayBuffer()), found, 1);
    if (length < 8) break;
    at += length;
  }
  return found;
}

function inside(view, found, depth) {
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const { type, length, from } = box(view, at, view.byteLength - at);
    if (length < 8 || at + length > view.byteLength) return;
    const content = new DataView(view.buffer, view.byteOffset + at + from, length - from);
    if (type === "mvex") found.fragments = true;
    if (type === "stsd" && content.byteLength >= 16) found.codecs.push(fourCharacters(content, 12));
    if (CONTAINERS.includes(type) && depth < DEEPEST) {
      const before = found.codecs.length;
      inside(content, found, depth + 1);
      if (type === "trak" && depth === 1) {
        const { seen, heard } = handlers(content);
        found.pictures ||= seen;
        if (!seen && !heard) found.codecs.length = before;
      }
    }
    at += length;
  }
}

/** What a track is for; those of texts and times are passed over. */
function handlers(trak) {
  const text = new TextDecoder("latin1").decode(trak);
  return { seen: text.includes("vide"), heard: text.includes("soun") };
}

/** @param rest bytes to the end of what holds it, which a length of 0 means */
function box(view, at, rest) {
  const short = view.getUint32(at);
  const type = fourCharacters(view, at + 4);
  if (short === 1 && view.byteLength >= at + 16) return { type, from: 16, length: Number(view.getBigUint64(at + 8)) };
  return { type, from: 8, length: short === 0 ? rest : short };
}

function fourCharacters(view, at) {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}
