/** What GraalVM must be told beyond metadata. */
package io.trimodal.function.http.nativeimage;
