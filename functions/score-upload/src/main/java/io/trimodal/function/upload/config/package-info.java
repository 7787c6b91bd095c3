/** What a deployment decides, and what an upload asks for. */
package io.trimodal.function.upload.config;
