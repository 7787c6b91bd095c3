/** What HTTP's own headers and methods say, read once and in the same way for every resource. */
package io.trimodal.function.http;
