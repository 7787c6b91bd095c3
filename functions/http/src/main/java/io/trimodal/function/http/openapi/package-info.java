/** What every function's OpenAPI document says: the project, and the errors. */
package io.trimodal.function.http.openapi;
