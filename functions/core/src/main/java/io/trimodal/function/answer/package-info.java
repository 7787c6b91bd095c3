/** Pieces of answers that several functions give. */
package io.trimodal.function.answer;
