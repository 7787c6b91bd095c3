/** Receipts: how faithful a ranking of units is to the model, against seeded random orders. */
package io.trimodal.explain.faithfulness;
