/** Pay per call: who called, what it cost, and how much is left of a month's quota. Knows neither HTTP nor Quarkus. */
package io.trimodal.usage;
