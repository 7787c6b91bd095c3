/** The Open Inference Protocol over gRPC. */
package io.trimodal.server.grpc;
