/**
 * Roll-outs and their reports for people and programs; asking for a roll-out is left to the Kubernetes API and its
 * access rules.
 */
package io.trimodal.rollout.http;
