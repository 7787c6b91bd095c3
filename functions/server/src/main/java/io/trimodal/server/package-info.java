/** The HTTP functions and a web page in one local process. */
package io.trimodal.server;
