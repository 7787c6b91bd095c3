package io.trimodal.server.grpc;

import io.trimodal.function.oip.ModelConfiguration;
import io.trimodal.function.oip.ServedVersion;
import io.trimodal.server.grpc.proto.DataType;
import io.trimodal.server.grpc.proto.ModelConfig;
import io.trimodal.server.grpc.proto.ModelConfigResponse;
import io.trimodal.server.grpc.proto.ModelInput;
import io.trimodal.server.grpc.proto.ModelOutput;
import io.trimodal.server.grpc.proto.RepositoryIndexResponse;
import java.util.List;

/** Messages of Triton's extensions. */
final class ConfigMessages {
    private ConfigMessages() {}

    static RepositoryIndexResponse of(List<ServedVersion> index) {
        RepositoryIndexResponse.Builder message = RepositoryIndexResponse.newBuilder();
        index.forEach(model -> message.addModels(RepositoryIndexResponse.ModelIndex.newBuilder()
                .setName(model.name())
                .setVersion(model.version())
                .setState(model.state())
                .setReason(model.reason())));
        return message.build();
    }

    static ModelConfigResponse of(ModelConfiguration configuration) {
        ModelConfig.Builder message = ModelConfig.newBuilder()
                .setName(configuration.name())
                .setPlatform(configuration.platform())
                .setBackend(configuration.backend())
                .setMaxBatchSize(configuration.maxBatchSize());
        configuration
                .input()
                .forEach(tensor -> message.addInput(ModelInput.newBuilder()
                        .setName(tensor.name())
                        .setDataType(DataType.valueOf(tensor.dataType()))
                        .addAllDims(tensor.dims())
                        .setOptional(true)));
        configuration
                .output()
                .forEach(tensor -> message.addOutput(ModelOutput.newBuilder()
                        .setName(tensor.name())
                        .setDataType(DataType.valueOf(tensor.dataType()))
                        .addAllDims(tensor.dims())));
        return ModelConfigResponse.newBuilder().setConfig(message).build();
    }
}
