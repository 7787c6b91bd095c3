/** What tells that objects were uploaded, in the forms that AWS has for it. Knows no store. */
package io.trimodal.function.upload.event;
