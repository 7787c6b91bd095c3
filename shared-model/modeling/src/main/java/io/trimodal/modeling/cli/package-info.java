/** The command line for making and checking models. */
package io.trimodal.modeling.cli;
