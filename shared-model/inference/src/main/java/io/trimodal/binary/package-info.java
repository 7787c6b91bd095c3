/**
 * What the readers of foreign files share: element encodings, and zip archives that are not taken at their word.
 * {@code java.util.zip} reads the archives; what it leaves to its users, to bound what entries may unpack to and to
 * refuse directories that contradict themselves, is here.
 */
package io.trimodal.binary;
