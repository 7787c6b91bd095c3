/** Which form a clip is of, and who reads it. */
package io.trimodal.media.form;
