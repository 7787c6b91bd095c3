/**
 * Matroska's elements. Read here and not by jcodec, whose reader keeps every block's place in memory and knows no track
 * of sound alone.
 */
package io.trimodal.media.matroska;
