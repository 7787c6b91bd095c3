/** What is measured: one section per question, each giving its tables. */
package io.trimodal.benchmark.section;
