/** From a transcript, or from the spans in which somebody speaks, to the segments of a clip that are scored. */
package io.trimodal.media.segment;
