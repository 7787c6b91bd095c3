/** WAV, read by the project itself, as the form is simple and most files have something odd. */
package io.trimodal.media.wav;
