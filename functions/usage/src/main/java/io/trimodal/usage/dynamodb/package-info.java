/** A usage ledger in a DynamoDB table, for any number of processes. */
package io.trimodal.usage.dynamodb;
