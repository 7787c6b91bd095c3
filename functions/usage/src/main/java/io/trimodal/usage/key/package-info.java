/** API keys outside AWS: a file of hashed keys, who they belong to, and what they may use in a month. */
package io.trimodal.usage.key;
