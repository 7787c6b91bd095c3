/** Request bodies: admitted, gathered as they arrive, unpacked, taken apart and read, within limits. */
package io.trimodal.function.http.body;
