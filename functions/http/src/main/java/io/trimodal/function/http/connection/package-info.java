/** What is done with a connection before its first request is read. */
package io.trimodal.function.http.connection;
