/** What the build knows of itself. */
package io.trimodal.build;
