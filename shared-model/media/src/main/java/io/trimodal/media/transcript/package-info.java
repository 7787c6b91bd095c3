/**
 * What was said in a clip: WebVTT, SubRip, Whisper's JSON and plain text, read into cues, and cues written as WebVTT.
 */
package io.trimodal.media.transcript;
