/** Recordings among the uploads, and the transcripts that lie beside them. */
package io.trimodal.function.upload.recording;
