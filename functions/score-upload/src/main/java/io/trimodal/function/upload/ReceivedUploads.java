package io.trimodal.function.upload;

import io.trimodal.function.upload.config.UploadConfig;
import io.trimodal.function.upload.event.Event.Uploads;
import io.trimodal.function.upload.event.StoredObject;
import jakarta.inject.Singleton;
import java.util.List;

/** What every event passes before anything that it names is looked at. Thread-safe. */
@Singleton
public final class ReceivedUploads {
    private final UploadConfig config;
    private final UploadMetrics metrics;

    public ReceivedUploads(UploadConfig config, UploadMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * What is to be scored; what is not is counted.
     *
     * @throws TooManyRecordsException if it tells of more than one event may
     */
    public List<StoredObject> toScore(Uploads uploads) {
        requireFew(uploads.records());
        uploads.ignored().forEach(metrics::ignored);
        return uploads.objects();
    }

    /** @throws TooManyRecordsException if there are more records than one event may have */
    public void requireFew(int records) {
        if (records > config.records()) {
            throw new TooManyRecordsException(records, config.records());
        }
    }
}
