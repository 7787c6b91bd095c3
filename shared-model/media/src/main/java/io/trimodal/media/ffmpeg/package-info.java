/** Everything that the project does not read itself, through the program ffmpeg where there is one. */
package io.trimodal.media.ffmpeg;
