/** Tables in Markdown, for terminals and README alike. */
package io.trimodal.modeling.table;
