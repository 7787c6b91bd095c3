/** The effect of words and windows of frames, each erased alone. */
package io.trimodal.explain.occlusion;
