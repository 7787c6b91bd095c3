/** Ready only when it can answer; and on the way out, everything that was accepted is answered first. */
package io.trimodal.function.http.lifecycle;
