/** What uploads hold, and what results hold. */
package io.trimodal.function.upload.document;
