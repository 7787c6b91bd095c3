/** Who calls, and what was counted for them. */
package io.trimodal.function.http.usage;
