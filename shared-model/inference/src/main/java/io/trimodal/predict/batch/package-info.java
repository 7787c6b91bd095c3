/** Concurrent requests scored together, which is what makes a GPU pay. */
package io.trimodal.predict.batch;
