/** Where in a waveform somebody speaks. */
package io.trimodal.media.activity;
