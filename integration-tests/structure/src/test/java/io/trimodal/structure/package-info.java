/**
 * The rules of the house, as tests: each reads the sources, poms or class files of every module, and each is seen to
 * fail on a violation that is planted in {@code planted} or written into a temporary folder.
 */
package io.trimodal.structure;
