/**
 * The pages of the project held against the rest of it: links, citations, commands and lengths. Each check is seen to
 * fail on a violation that is written into a temporary folder.
 */
package io.trimodal.documents;
