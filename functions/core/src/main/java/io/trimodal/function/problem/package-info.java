/** Errors as RFC 9457 problem details, each with the field that is wrong and what was expected of it. */
package io.trimodal.function.problem;
