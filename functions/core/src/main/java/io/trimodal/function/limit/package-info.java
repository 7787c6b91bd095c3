/** How much one call, and all calls together, may ask for. */
package io.trimodal.function.limit;
