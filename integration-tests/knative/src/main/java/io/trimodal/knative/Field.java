package io.trimodal.knative;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A place in a document, whether something is there or not.
 *
 * @param path as {@link Problem#path}
 * @param value the missing node where nothing is there
 */
record Field(String path, JsonNode value) {
    static Field root(JsonNode document) {
        return new Field("", document);
    }

    Field at(String name) {
        String step = name.matches("[A-Za-z0-9_-]+") ? (path.isEmpty() ? "" : ".") + name : "[" + name + "]";
        return new Field(path + step, value.path(name));
    }

    Field at(String first, String... further) {
        Field field = at(first);
        for (String name : further) {
            field = field.at(name);
        }
        return field;
    }

    /** Elements of a list; none where there is none. */
    List<Field> elements() {
        List<Field> elements = new ArrayList<>();
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            elements.add(new Field(path + "[" + i + "]", value.path(i)));
        }
        return elements;
    }

    /** Entries of an object; none where there is none. */
    List<Field> entries() {
        List<Field> entries = new ArrayList<>();
        value.fieldNames().forEachRemaining(name -> entries.add(at(name)));
        return entries;
    }

    /** Names of the entries of an object. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        return names;
    }

    boolean present() {
        return !value.isMissingNode() && !value.isNull();
    }

    /** The scalar as text; empty where nothing is there. */
    String text() {
        return value.asText();
    }

    boolean isTrue() {
        return value.asBoolean();
    }

    /** The number, if it is a whole one; of texts as well. */
    OptionalLong whole() {
        try {
            return present() ? OptionalLong.of(Long.parseLong(text())) : OptionalLong.empty();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
