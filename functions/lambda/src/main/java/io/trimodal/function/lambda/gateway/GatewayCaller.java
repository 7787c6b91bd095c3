package io.trimodal.function.lambda.gateway;

/**
 * Who calls, as API Gateway says it beside the request: no header of the caller's can change it.
 *
 * @param keyId id of the API key that was checked, which is not the key; empty where the gateway asks for none
 * @param requestId the gateway's own, which Lambda's retries repeat; empty if it gave none
 */
record GatewayCaller(String keyId, String requestId) {}
