package io.trimodal.nativeconfigs;

import java.io.IOException;
import java.io.InputStream;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What ONNX Runtime's JNI library looks up by name: classes, and constructors by their descriptors. Both stand in the
 * library as plain strings. A string does not say which class its constructor belongs to, so every constructor of a
 * class that is looked up counts whose descriptor is there: at worst one too many, never one too few.
 */
final class JniLookups {
    private static final String LIBRARY = "/ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so";
    private static final Pattern CLASS = Pattern.compile("(?:ai/onnxruntime|java)(?:/\\w+)*/[A-Z][\\w$]*");
    private static final Pattern CONSTRUCTOR = Pattern.compile("\\([\\w/;$\\[]*\\)V");

    private JniLookups() {}

    /** Constructors that are looked up, by the name of their class; none where only the class is. */
    static SortedMap<String, List<Constructor<?>>> read() throws IOException, ClassNotFoundException {
        Set<String> strings = strings();
        Set<String> descriptors = matching(strings, CONSTRUCTOR);
        SortedMap<String, List<Constructor<?>>> lookups = new TreeMap<>();
        for (String name : matching(strings, CLASS)) {
            Class<?> type = Class.forName(name.replace('/', '.'), false, JniLookups.class.getClassLoader());
            lookups.put(
                    type.getName(),
                    Arrays.stream(type.getDeclaredConstructors())
                            .filter(constructor -> descriptors.contains(descriptor(constructor)))
                            .sorted(Comparator.comparing(JniLookups::descriptor))
                            .toList());
        }
        return lookups;
    }

    /** Descriptors in the library that are of no constructor of a class that it looks up. */
    static Set<String> unexplained() throws IOException, ClassNotFoundException {
        Set<String> known = read().values().stream()
                .flatMap(List::stream)
                .map(JniLookups::descriptor)
                .collect(Collectors.toSet());
        Set<String> left = matching(strings(), CONSTRUCTOR);
        left.removeAll(known);
        return left;
    }

    private static String descriptor(Constructor<?> constructor) {
        List<ClassDesc> parameters = Arrays.stream(constructor.getParameterTypes())
                .map(type -> type.describeConstable().orElseThrow())
                .toList();
        return MethodTypeDesc.of(ConstantDescs.CD_void, parameters).descriptorString();
    }

    private static Set<String> matching(Set<String> strings, Pattern pattern) {
        return strings.stream()
                .filter(string -> pattern.matcher(string).matches())
                .collect(Collectors.toSet());
    }

    /** C strings of the library. */
    private static Set<String> strings() throws IOException {
        try (InputStream library = JniLookups.class.getResourceAsStream(LIBRARY)) {
            if (library == null) {
                throw new IOException("ONNX Runtime has no " + LIBRARY);
            }
            return Arrays.stream(new String(library.readAllBytes(), StandardCharsets.ISO_8859_1).split("\0+"))
                    .collect(Collectors.toSet());
        }
    }
}
