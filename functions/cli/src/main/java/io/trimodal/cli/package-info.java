/**
 * The commands of {@code ./trimodal}: the functions, with the requests and answers that they have over HTTP, and their
 * operation.
 */
package io.trimodal.cli;
