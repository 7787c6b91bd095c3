/** What a clip is, and the one seam through which every form of recording is read. */
package io.trimodal.media.clip;
