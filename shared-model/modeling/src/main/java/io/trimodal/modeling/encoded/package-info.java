/** Texts as the frozen encoder's token features, computed once and kept in a file. */
package io.trimodal.modeling.encoded;
