package io.trimodal.function.predict;

/** Requests and answers for the OpenAPI document. */
final class Examples {
    static final String TEXT = """
            {"utterances": [{"text": "The acting was superb and I would watch it again."}]}""";

    static final String FEATURES = """
            {"model": "trimodal-almt", "utterances": [{"id": "clip-7", "text": "I expected more.", \
            "audio": {"features": [[5.1, 0.2], [5.0, 0.3]]}, "vision": {"features": [[0.0, 1.5], [0.1, 1.4]]}}]}""";

    static final String PARTS = """
            curl -F 'text=I expected more.' -F audio=@voice.npy -F vision=@face.npy http://localhost:8080/v1/predict""";

    static final String PARTS_WITH_DOCUMENT = """
            curl -F voice=@voice.npy -F clip=@clip.npz http://localhost:8080/v1/predict -F 'request={"utterances": [\
            {"id": "a", "audio": {"features": {"part": "voice"}}}, \
            {"id": "b", "audio": {"features": {"part": "clip"}}, \
            "vision": {"features": {"part": "clip", "array": "face"}}}]};type=application/json'""";

    static final String OPENFACE = """
            {"utterances": [{"text": "I expected more.", "vision": {"openface": "frame, face_id, timestamp, \
            confidence, success, pose_Rx, …, AU45_r\\n1, 0, 0.000, 0.98, 1, 0.102, …, 0.00\\n\
            2, 0, 0.033, 0.98, 1, 0.101, …, 0.31"}}]}""";

    static final String OPENFACE_PART = """
            curl -F 'text=I expected more.' -F vision=@face.csv http://localhost:8080/v1/predict""";

    static final String CLIP_PARTS = """
            curl -F clip=@talk.mp4 -F transcript=@talk.vtt http://localhost:8080/v1/predict""";

    static final String ANSWER = """
            {"model": {"name": "trimodal-almt", "version": "2.1.0", "digest": "9f86d08…", "architecture": "almt"}, \
            "predictions": [{"id": "0", "score": 1.87, "label_scale": {"name": "mosi", "minimum": -3, "maximum": 3}, \
            "sentiment": "positive", "classes": [{"granularity": "Acc-2", "index": 1, "name": "non-negative"}, \
            {"granularity": "Acc-3", "index": 2, "name": "positive"}, {"granularity": "Acc-5", "index": 4, \
            "name": "positive"}, {"granularity": "Acc-7", "index": 5, "name": "positive"}], \
            "interval": {"low": 0.6, "high": 3, "coverage": 0.9, "calibrated": true}, "modalities": {"language": \
            {"status": "present", "given": 12, "used": 12}, "audio": {"status": "absent", "given": 0, "used": 0}, \
            "vision": {"status": "absent", "given": 0, "used": 0}}, "notes": []}]}""";

    static final String TEXT_TENSOR = """
            {"id": "42", "inputs": [{"name": "text", "datatype": "BYTES", "shape": [1, 1], \
            "data": ["The acting was superb and I would watch it again."]}], "outputs": [{"name": "score"}]}""";

    static final String FEATURE_TENSORS = """
            {"inputs": [{"name": "audio", "datatype": "FP32", "shape": [2, 2, 2], \
            "data": [5.1, 0.2, 5.0, 0.3, 4.4, 0.1, 0, 0]}, \
            {"name": "audio_length", "datatype": "INT64", "shape": [2], "data": [2, 1]}]}""";

    static final String TENSOR_ANSWER = """
            {"model_name": "trimodal-almt", "model_version": "2.1.0", "id": "42", "parameters": {"digest": "9f86d08…", \
            "label_scale": "mosi", "label_minimum": -3, "label_maximum": 3, \
            "class_granularities": "Acc-2,Acc-3,Acc-5,Acc-7"}, \
            "outputs": [{"name": "score", "shape": [1], "datatype": "FP32", "data": [1.87]}]}""";

    private Examples() {}
}
