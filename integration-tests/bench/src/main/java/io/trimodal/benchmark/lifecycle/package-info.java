/** What must be ended or taken away however the bench ends. */
package io.trimodal.benchmark.lifecycle;
