/** What was said: WebVTT, SubRip, Whisper's JSON and plain text, as cues with times, words and speakers. */
package io.trimodal.media.transcript;
