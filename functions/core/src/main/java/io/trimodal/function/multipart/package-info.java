/** Bodies of several parts, as browsers and curl -F send them. */
package io.trimodal.function.multipart;
