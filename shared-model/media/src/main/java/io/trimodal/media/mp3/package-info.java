/** Frames of MP3, with their tags; what is in them is decoded by jcodec. */
package io.trimodal.media.mp3;
