import { mediaElement } from "../media-element.js";
import { PictureCapture } from "./picture-capture.js";
import { RecordedClip } from "./recorded-clip.js";
import { SoundCapture } from "./sound-capture.js";

/** What the browser makes of a recording to play it, the best first. */
const FORMS = ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4", "audio/webm", "audio/mp4"];

/** One recording with camera, microphone or both, from the permission to the clip. */
export class Recorder {
  #stream;
  #sound;
  #pictures;
  #player;
  #chunks = [];
  #began;

  /**
   * Asks for the devices and begins.
   *
   * @param wanted {camera, microphone}
   * @param preview a video element that shows the camera
   * @throws DOMException as getUserMedia does
   */
  static async start(wanted, preview) {
    const recorder = new Recorder();
    recorder.#stream = await navigator.mediaDevices.getUserMedia({
      // the voice as it is
      audio: wanted.microphone && { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      video: wanted.camera && { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } },
    });
    try {
      await recorder.#begin(wanted, preview);
    } catch (error) {
      recorder.cancel();
      throw error;
    }
    return recorder;
  }

  async #begin(wanted, preview) {
    if (wanted.camera) {
      preview.srcObject = this.#stream;
      await preview.play();
      this.#pictures = new PictureCapture(preview);
    }
    const type = FORMS.find((form) => MediaRecorder.isTypeSupported(form) && (wanted.camera || form.startsWith("audio")));
    this.#player = new MediaRecorder(this.#stream, type && { mimeType: type });
    this.#player.ondataavailable = ({ data }) => this.#chunks.push(data);
    // what is sent and what is played begin together
    const begin = () => {
      this.#began = performance.now();
      this.#player.start();
      this.#pictures?.begin();
    };
    if (wanted.microphone) this.#sound = await SoundCapture.start(this.#stream, begin);
    else begin();
  }

  /** @param listener told when a device goes away */
  onLost(listener) {
    this.#stream.getTracks().forEach((track) => track.addEventListener("ended", listener, { once: true }));
  }

  /** Seconds so far. */
  get elapsed() {
    return this.#began === undefined ? 0 : (performance.now() - this.#began) / 1000;
  }

  /** 0 to 1; undefined without a microphone. */
  get level() {
    return this.#sound?.level;
  }

  /** Ends it. @return a clip of that name */
  async stop(name) {
    const [sound, pictures] = await Promise.all([this.#sound?.stop(), this.#pictures?.stop(), this.#playerStops()]);
    this.#release();
    if (this.#began === undefined) throw new Error("nothing came from the device");
    const type = this.#player.mimeType;
    const file = new File(this.#chunks, `${name}.${type.includes("mp4") ? "mp4" : "webm"}`, { type });
    const url = URL.createObjectURL(file);
    return RecordedClip.of(file, sound, pictures, url, await mediaElement(url));
  }

  /** Ends it, and keeps nothing. */
  cancel() {
    this.#sound?.stop().catch(() => {});
    this.#pictures?.stop().catch(() => {});
    if (this.#player?.state === "recording") this.#player.stop();
    this.#release();
  }

  #playerStops() {
    if (this.#player.state !== "recording") return undefined;
    return new Promise((resolve) => {
      this.#player.onstop = resolve;
      this.#player.stop();
    });
  }

  #release() {
    this.#stream.getTracks().forEach((track) => track.stop());
  }
}
