const EACH_MILLISECONDS = 200;
const LONGEST_SIDE = 320;

/**
 * Takes a picture of the camera each 200 ms, without loss. Where the browser was busy, one stands for the times that it
 * missed.
 */
export class PictureCapture {
  #video;
  #canvas;
  #blobs = [];
  #timer;
  #began;

  /** @param video that shows the camera */
  constructor(video) {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
    this.#video = video;
    this.size = { width: Math.round(video.videoWidth * scale), height: Math.round(video.videoHeight * scale) };
    this.#canvas = new OffscreenCanvas(this.size.width, this.size.height);
  }

  begin() {
    this.#began = performance.now();
    this.#timer = setInterval(() => this.#take(), EACH_MILLISECONDS / 4);
    this.#take();
  }

  #take() {
    const due = Math.floor((performance.now() - this.#began) / EACH_MILLISECONDS) + 1;
    if (due <= this.#blobs.length) return;
    const context = this.#canvas.getContext("2d", { alpha: false });
    context.imageSmoothingQuality = "high";
    context.drawImage(this.#video, 0, 0, this.size.width, this.size.height);
    const picture = this.#canvas.convertToBlob({ type: "image/png" });
    while (this.#blobs.length < due) this.#blobs.push(picture);
  }

  async stop() {
    clearInterval(this.#timer);
    return { blobs: await Promise.all(this.#blobs), size: this.size };
  }
}
