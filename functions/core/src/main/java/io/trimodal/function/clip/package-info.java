/** Recordings in requests: what a caller gives of one, and the utterances that front ends make of it. */
package io.trimodal.function.clip;
