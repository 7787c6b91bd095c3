import { NPY_HEADER } from "../plan.js";

/** A picture that is shown from a time on is there a little after it. */
const AFTER = 0.001;
/** A browser that gives no picture for so long gives none any more. */
const PATIENCE = 15000;

/**
 * Pictures as .npy, uint8 [frames, height, width, 3].
 *
 * @param plan {count, width, height, rate}
 * @param draw asked to draw picture i at i / rate seconds: draw(i, context, width, height), may be a promise
 * @param onProgress told how many are done
 */
export async function pictureArray({ count, width, height }, draw, signal, onProgress) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  context.imageSmoothingQuality = "high";
  const parts = [header(count, width, height)];
  for (let i = 0; i < count; i++) {
    signal?.throwIfAborted();
    await draw(i, context, width, height);
    parts.push(withoutAlpha(context.getImageData(0, 0, width, height).data));
    onProgress?.(i + 1);
  }
  return new Blob(parts);
}

/** Draws from a video, which it takes to the time of each picture. */
export function seeking(video, rate) {
  return async (i, context, width, height) => {
    await seek(video, Math.min(i / rate + AFTER, Math.max(0, video.duration - AFTER)));
    context.drawImage(video, 0, 0, width, height);
  };
}

function seek(video, time) {
  return new Promise((resolve, reject) => {
    const fail = () => end(() => reject(new Error(`This browser cannot decode the pictures beyond ${time.toFixed(1)} s.`)));
    const timer = setTimeout(fail, PATIENCE);
    const done = () => end(resolve);
    const end = (result) => {
      clearTimeout(timer);
      video.removeEventListener("seeked", done);
      video.removeEventListener("error", fail);
      result();
    };
    video.addEventListener("seeked", done);
    video.addEventListener("error", fail);
    video.currentTime = time;
  });
}

function withoutAlpha(rgba) {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    rgb[to++] = rgba[from];
    rgb[to++] = rgba[from + 1];
    rgb[to++] = rgba[from + 2];
  }
  return rgb;
}

/** As numpy.lib.format has it, version 1.0. */
function header(count, width, height) {
  const text = `{'descr': '|u1', 'fortran_order': False, 'shape': (${count}, ${height}, ${width}, 3), }`;
  const bytes = new Uint8Array(NPY_HEADER).fill(0x20);
  bytes.set([0x93, ...[..."NUMPY"].map((one) => one.charCodeAt(0)), 1, 0, NPY_HEADER - 10, 0]);
  bytes.set(new TextEncoder().encode(text), 10);
  bytes[NPY_HEADER - 1] = 0x0a;
  return bytes;
}
