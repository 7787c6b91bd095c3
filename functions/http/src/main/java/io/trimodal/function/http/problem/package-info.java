/** Failures as RFC 9457 problem documents. */
package io.trimodal.function.http.problem;
