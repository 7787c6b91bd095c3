/** HTTP functions behind API Gateway (REST, version 1 of its events). */
package io.trimodal.function.lambda;
