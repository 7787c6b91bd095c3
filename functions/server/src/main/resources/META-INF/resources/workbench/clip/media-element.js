/** A browser that says nothing of a file for so long cannot play it. */
const PATIENCE = 20000;
/** Beyond every recording: what a browser records has no length in its head, and is read to its end for it. */
const FAR = 1e7;

/**
 * A video element that has read what a recording is, {element, seconds, size}: size is undefined where there are no
 * pictures. Undefined where this browser cannot play it.
 *
 * @param url of the recording
 */
export async function mediaElement(url) {
  const element = Object.assign(document.createElement("video"), { preload: "auto", muted: true, playsInline: true, src: url });
  if (!await happens(element, "loadedmetadata")) {
    element.removeAttribute("src");
    return undefined;
  }
  await lengthKnown(element);
  const { videoWidth: width, videoHeight: height } = element;
  return { element, seconds: element.duration, size: width > 0 ? { width, height } : undefined };
}

/** Waits until an element that has its metadata knows how long it is; without a length it cannot be sought in. */
export async function lengthKnown(element) {
  if (element.duration !== Infinity) return;
  element.currentTime = FAR;
  while (element.duration === Infinity && await happens(element, "durationchange"));
  element.currentTime = 0;
  await happens(element, "seeked");
}

function happens(element, event) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(false), PATIENCE);
    const good = () => end(true);
    const bad = () => end(false);
    const end = (result) => {
      clearTimeout(timer);
      element.removeEventListener(event, good);
      element.removeEventListener("error", bad);
      resolve(result);
    };
    element.addEventListener(event, good);
    element.addEventListener("error", bad);
  });
}
