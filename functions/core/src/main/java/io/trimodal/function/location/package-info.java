/** Where things lie that come with an application, or that the build of a checkout makes. */
package io.trimodal.function.location;
