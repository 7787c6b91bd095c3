/**
 * The graphs of the face front end: detector and points, converted from files of MediaPipe's, and action units, a
 * network of the project's own that {@link io.trimodal.modeling.face.ActionUnitTraining} trains.
 */
package io.trimodal.modeling.face;
