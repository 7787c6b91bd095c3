/** What the readers of foreign files share: element encodings, and zip archives that are not taken at their word. */
package io.trimodal.binary;
