package io.trimodal.media.jcodec;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.jaad.aac.syntax.CPE;
import net.sourceforge.jaad.aac.syntax.Element;
import net.sourceforge.jaad.aac.syntax.ICStream;
import net.sourceforge.jaad.aac.syntax.SyntacticElements;

/** The channels of a packet between parsing and synthesis, which the library keeps to itself. */
final class AacFields {
    private static final Field ELEMENTS = field(SyntacticElements.class, "elements");
    private static final String SINGLE = "net.sourceforge.jaad.aac.syntax.SCE_LFE";

    private AacFields() {}

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Of each channel that the decoder ever had. */
    static List<ICStream> channels(SyntacticElements elements) {
        List<ICStream> channels = new ArrayList<>();
        try {
            for (Element element : (Element[]) ELEMENTS.get(elements)) {
                if (element instanceof CPE pair) {
                    channels.add(pair.getLeftChannel());
                    channels.add(pair.getRightChannel());
                } else if (element != null && element.getClass().getName().equals(SINGLE)) {
                    channels.add((ICStream) field(element.getClass(), "ics").get(element));
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return channels;
    }
}
