/** Pay per call at the edge: who calls, whether the quota has room, and counting what succeeded. */
package io.trimodal.function.usage;
