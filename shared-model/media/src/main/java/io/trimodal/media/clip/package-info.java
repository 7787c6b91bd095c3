/**
 * What a clip is, and the one seam through which every form of recording is read: a {@code ClipDecoder} gives sound and
 * pictures to a {@code ClipOutput}, which keeps every limit and passes them on to a {@code ClipSink}. Knows no form.
 */
package io.trimodal.media.clip;
