/** What is done in each phase: looks at the world, changes at most one thing in it, and says which phase comes next. */
package io.trimodal.rollout.step;
