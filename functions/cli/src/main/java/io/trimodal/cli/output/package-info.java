/** Answers and features in the forms of files that other programs read: tables, subtitles, NumPy archives. */
package io.trimodal.cli.output;
