/** The packaged workbench as a process of its own, its callers, and its memory. */
package io.trimodal.benchmark.http;
