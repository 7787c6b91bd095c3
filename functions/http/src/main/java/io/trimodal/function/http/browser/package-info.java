/** What a browser may be made to do by pages that are not ours. */
package io.trimodal.function.http.browser;
