/** From words to language features: WordPiece tokenization and the frozen text encoder. */
package io.trimodal.text;
