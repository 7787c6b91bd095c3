/**
 * Recordings on disk while they are scored, so that no memory is taken for them; what a killed process left is cleared.
 */
package io.trimodal.function.upload.spool;
