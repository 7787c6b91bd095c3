/**
 * The decoders of the library jcodec (H.264, AAC, MP3), which nothing outside this package knows. Its sources are
 * unmaintained and trust what they read, so every number that it takes memory or time for is checked before, and all
 * that it throws becomes an error with track and second. Its readers of containers are not used.
 */
package io.trimodal.media.jcodec;
