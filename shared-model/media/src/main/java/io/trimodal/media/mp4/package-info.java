/**
 * MP4's tables. Read here and not by jcodec, which takes memory for whatever a table claims, keeps whole tables as
 * objects, and ignores edit lists and the matrix by which phones turn their pictures.
 */
package io.trimodal.media.mp4;
