/**
 * From a command's options and files to a request, and from an answer to a file; what is between them is the functions'
 * own.
 */
package io.trimodal.cli.call;
