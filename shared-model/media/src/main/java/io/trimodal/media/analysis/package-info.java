/** Recordings with front ends: a clip is read once, and what was heard and seen is kept as rows of features. */
package io.trimodal.media.analysis;
