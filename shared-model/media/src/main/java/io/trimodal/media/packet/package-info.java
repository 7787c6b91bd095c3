/** Coded sound and pictures as containers hold them, between the readers of containers and the decoders. */
package io.trimodal.media.packet;
