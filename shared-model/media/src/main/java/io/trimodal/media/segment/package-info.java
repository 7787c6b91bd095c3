/** The spans of utterances within a clip, with the reason where they differ from what the transcript has. */
package io.trimodal.media.segment;
