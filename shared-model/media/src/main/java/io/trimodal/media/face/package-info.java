/**
 * The face front end: from picture frames to action-unit intensities and head pose. A detector finds faces, a second
 * graph puts 468 points on each, a third one turns points into intensities and a rotation; between them is pixel work
 * in plain Java. {@link io.trimodal.media.face.FaceFollower} is where to start.
 */
package io.trimodal.media.face;
