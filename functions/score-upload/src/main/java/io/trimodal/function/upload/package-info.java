/**
 * Scores objects that were uploaded to a store. Events come at least once and in any order; results are written once:
 * their key follows from the object's bucket, key and version.
 */
package io.trimodal.function.upload;
