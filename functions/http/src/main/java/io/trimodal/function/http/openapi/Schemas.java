package io.trimodal.function.http.openapi;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Builds the schemas of requests, which are read by hand and so have no class. */
public final class Schemas {
    private Schemas() {}

    public static Schema object(String description, List<String> required) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description(description)
                .additionalPropertiesBoolean(false)
                .required(required);
    }

    /** One of some words. */
    public static Schema choice(String description, List<String> values) {
        Schema schema =
                OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(description);
        values.forEach(schema::addEnumeration);
        return schema;
    }

    /** A form with a request of the schema of that name, and the files that it refers to. */
    public static Schema parts(String request) {
        return object(
                        "A part 'request' with the JSON document, and the NumPy files, OpenFace's CSV files for vision,"
                                + " or recordings to which it refers; or, without it, the parts that predict takes,"
                                + " such as clip and transcript",
                        List.of())
                .properties(Map.of("request", OASFactory.createSchema().ref(request)))
                .additionalPropertiesBoolean(true);
    }

    public static Schema array(String description, int most, Schema items) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.ARRAY))
                .description(description)
                .minItems(1)
                .maxItems(most)
                .items(items);
    }

    public static Schema string(String description, int most) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.STRING))
                .description(description)
                .minLength(1)
                .maxLength(most);
    }
}
