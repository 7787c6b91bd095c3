package io.trimodal.function.upload.event;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What happened to an object, as stores name it. Names that are not listed here are not understood, so that an event
 * which nobody thought of is a failure that somebody sees.
 *
 * @param name without what differs from event to event: one of few
 * @param scored whether there is an object to score now; all else is ignored knowingly
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html">Event
 *     types of S3</a>
 */
record EventKind(String name, boolean scored) {
    /** What S3 sends when a notification is set up. */
    static final EventKind TEST = new EventKind("s3:TestEvent", false);

    private static final String PREFIX = "s3:";
    private static final String CREATED = "ObjectCreated";
    /** An object that lay in an archive can be read again. */
    private static final String RESTORED = "ObjectRestore:Completed";

    /** Names of notifications up to their colon: Amazon's, then what MinIO and Ceph have beside them. */
    private static final Set<String> NOTIFIED = Set.of(
            CREATED,
            "ObjectRemoved",
            "ObjectRestore",
            "ObjectTagging",
            "ObjectAcl",
            "LifecycleExpiration",
            "LifecycleTransition",
            "IntelligentTiering",
            "Replication",
            "ReducedRedundancyLostObject",
            "ObjectAccessed",
            "ObjectTransition",
            "ObjectLifecycle",
            "ObjectSynced",
            "BucketCreated",
            "BucketRemoved",
            "Scanner");

    private static final String BRIDGED_CREATED = "Object Created";
    private static final String BRIDGED_RESTORED = "Object Restore Completed";

    /** The detail-types of S3's events in EventBridge. */
    private static final List<String> BRIDGED = List.of(
            BRIDGED_CREATED,
            "Object Deleted",
            "Object Restore Initiated",
            BRIDGED_RESTORED,
            "Object Restore Expired",
            "Object Tags Added",
            "Object Tags Deleted",
            "Object ACL Updated",
            "Object Storage Class Changed",
            "Object Access Tier Changed");

    /** Of a notification's record, by its {@code eventName}; MinIO's begin with {@code s3:}. */
    static EventKind notified(String eventName) {
        String name = eventName.startsWith(PREFIX) ? eventName.substring(PREFIX.length()) : eventName;
        String family = name.split(":", 2)[0];
        if (!NOTIFIED.contains(family)) {
            throw new InvalidEventException("has an eventName that is none of S3's");
        }
        return new EventKind(family, family.equals(CREATED) || name.equals(RESTORED));
    }

    /** Of an event of EventBridge, by its {@code detail-type}. */
    static EventKind bridged(String detailType) {
        if (!BRIDGED.contains(detailType)) {
            throw new InvalidEventException("has a detail-type that is none of S3's");
        }
        return new EventKind(detailType, detailType.equals(BRIDGED_CREATED) || detailType.equals(BRIDGED_RESTORED));
    }

    /**
     * Of a detail that came without its event, by the CloudEvent's type: {@code Object Created},
     * {@code aws.s3.ObjectCreated}.
     */
    static EventKind ofCloudEvent(String type) {
        String last = type.substring(type.lastIndexOf('.') + 1);
        return BRIDGED.stream()
                .filter(name -> joined(name).equals(joined(last)))
                .findFirst()
                .map(EventKind::bridged)
                .orElseGet(() -> notified(last));
    }

    private static String joined(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
