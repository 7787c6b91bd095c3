/** Answers as HTML pages with charts; each is one file that works offline. */
package io.trimodal.report;
