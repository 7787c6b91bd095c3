/** Vision features from the CSV files of OpenFace 2 (Baltrusaitis et al., 2018). */
package io.trimodal.openface;
