/**
 * What tests share: the processes that they start, the files of the repository, and what they need of the machine they
 * run on. A test that needs a program calls {@link io.trimodal.support.Tool#require()}: where the program is absent or
 * does not work, the test is skipped with one line that says what was missing and what is therefore not tested.
 */
package io.trimodal.support;
