/** Front ends as packages on disk: what they are, their manifests, and their graphs once loaded. */
package io.trimodal.media.frontend;
