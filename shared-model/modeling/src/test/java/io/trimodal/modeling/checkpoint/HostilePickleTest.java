package io.trimodal.modeling.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.razorvine.pickle.Unpickler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pickles that ask for more than weights. Each is refused for its own reason, and nothing is ever created. */
class HostilePickleTest {
    private static final AtomicInteger CREATED = new AtomicInteger();

    @TempDir
    Path folder;

    /** Anything that asked the library's open registry would get here. */
    @BeforeAll
    static void setTraps() {
        for (String name : new String[] {"os.system", "builtins.eval", "trap.Marker"}) {
            int dot = name.indexOf('.');
            Unpickler.registerConstructor(
                    name.substring(0, dot), name.substring(dot + 1), arguments -> CREATED.incrementAndGet());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "os, system",
        "posix, system",
        "builtins, eval",
        "__builtin__, getattr",
        "trap, Marker",
        "java.io, File",
        "io.trimodal.modeling.checkpoint, HostilePickleTest",
        "decimal, Decimal",
        "collections, OrderedDict.fromkeys",
        "collections.OrderedDict, fromkeys",
        "torch._utils, _rebuild_tensor_v2.__globals__",
        "torch, load",
        "torch.nn.modules.linear, Linear",
        "Torch, FloatStorage",
    })
    void read_classOutsideTheList_isRefusedByName(String module, String name) {
        byte[] pickle = PickleWriter.protocol2()
                .global(module, name)
                .mark()
                .text("echo")
                .tuple()
                .reduce()
                .stop();

        refused(pickle, "names '" + module + "." + name + "', which a file of weights does not need");
    }

    static Stream<Arguments> instructions() {
        return Stream.of(
                Arguments.of(
                        "INST",
                        new PickleWriter()
                                .mark()
                                .text("x")
                                .ascii("itrap\nMarker\n")
                                .stop()),
                Arguments.of(
                        "OBJ",
                        new PickleWriter()
                                .mark()
                                .global("torch", "Size")
                                .ascii("o")
                                .stop()),
                Arguments.of(
                        "NEWOBJ",
                        new PickleWriter()
                                .global("torch", "Size")
                                .raw(')', 0x81)
                                .stop()),
                Arguments.of(
                        "NEWOBJ_EX",
                        new PickleWriter()
                                .global("torch", "Size")
                                .raw(')', '}', 0x92)
                                .stop()),
                Arguments.of(
                        "STACK_GLOBAL",
                        new PickleWriter().text("trap").text("Marker").raw(0x93).stop()),
                Arguments.of("EXT1", new PickleWriter().raw(0x82, 1).stop()),
                Arguments.of("EXT4", new PickleWriter().raw(0x84, 1, 0, 0, 0).stop()),
                Arguments.of("PERSID", new PickleWriter().ascii("Pstorage\n").stop()),
                Arguments.of("DUP", new PickleWriter().raw('}', '2').stop()),
                Arguments.of(
                        "LONG4",
                        new PickleWriter().raw(0x8b, 0xff, 0xff, 0xff, 0x7f).stop()),
                Arguments.of(
                        "BINBYTES8",
                        new PickleWriter().raw(0x8e, 0, 0, 0, 0, 1, 0, 0, 0).stop()),
                Arguments.of(
                        "BINUNICODE8",
                        new PickleWriter().raw(0x8d, 0, 0, 0, 0, 1, 0, 0, 0).stop()),
                Arguments.of(
                        "BYTEARRAY8",
                        new PickleWriter().raw(0x96, 0, 0, 0, 0, 1, 0, 0, 0).stop()),
                Arguments.of("FLOAT", new PickleWriter().ascii("F1e400\n").stop()),
                Arguments.of("unassigned", new PickleWriter().raw(0xff).stop()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("instructions")
    void read_instructionThatWeightsDoNotNeed_isRefused(String name, byte[] pickle) {
        refused(pickle, "which torch.save never writes in a file of weights");
    }

    static Stream<Arguments> misuses() {
        PickleWriter size = new PickleWriter().global("torch", "Size");
        return Stream.of(
                misuse(
                        new PickleWriter().text("os.system").raw(')').reduce(),
                        "calls something that is not a function"),
                misuse(new PickleWriter().raw('}', ')').reduce(), "calls something that is not a function"),
                misuse(size.text("arguments").reduce(), "calls something that is not a function"),
                misuse(
                        new PickleWriter()
                                .global("torch", "FloatStorage")
                                .raw(')')
                                .reduce(),
                        "calls something that is not a function"),
                misuse(
                        new PickleWriter()
                                .global("collections", "OrderedDict")
                                .raw(']', 0x85)
                                .reduce(),
                        "makes an OrderedDict from arguments"),
                misuse(
                        new PickleWriter()
                                .global("torch._utils", "_rebuild_tensor_v2")
                                .raw(')')
                                .reduce(),
                        "rebuilds a tensor from other things"),
                misuse(
                        new PickleWriter()
                                .global("torch._utils", "_rebuild_parameter")
                                .raw(')')
                                .reduce(),
                        "rebuilds a parameter from something"),
                misuse(new PickleWriter().global("torch", "Size").raw(')').reduce(), "makes a torch.Size from"),
                misuse(new PickleWriter().raw(']', '}', 'b'), "sets the state of something"),
                misuse(new PickleWriter().raw('}').text("state").raw('b'), "sets the state of something"),
                misuse(new PickleWriter().raw(']').text("key").raw('N', 's'), "sets an item of something"),
                misuse(new PickleWriter().raw('}', ']', 'N', 's'), "key that is neither a string nor an integer"),
                misuse(new PickleWriter().raw('}').mark().text("k").raw('u'), "sets a key without a value"),
                misuse(
                        new PickleWriter()
                                .raw('}')
                                .text("k")
                                .raw('N', 's')
                                .text("k")
                                .raw('N', 's'),
                        "has the key 'k' twice"),
                misuse(new PickleWriter().raw('}', 'N', 'a'), "appends to something that is not a list"),
                misuse(new PickleWriter().raw('}', '.'), "bytes after the end of its pickle"),
                misuse(new PickleWriter().raw('X', 0xff, 0xff, 0xff, 0x7f), "declares a string of 2147483647 bytes"),
                misuse(new PickleWriter().raw('X', 0xff, 0xff, 0xff, 0xff), "declares a string of 4294967295 bytes"));
    }

    private static Arguments misuse(PickleWriter pickle, String reason) {
        return Arguments.of(reason, pickle.stop());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misuses")
    void read_allowedNameUsedOtherwise_isRefused(String reason, byte[] pickle) {
        refused(pickle, reason);
    }

    static Stream<Arguments> persistentIds() {
        return Stream.of(
                Arguments.of(new PickleWriter().text("storage").raw('Q'), "persistent id that is not a storage"),
                Arguments.of(
                        new PickleWriter().integers(1, 2, 3, 4, 5).raw('Q'), "persistent id that is not a storage"),
                Arguments.of(new PickleWriter().storage("FloatStorage", "../0", 2), "storage called '../0'"),
                Arguments.of(new PickleWriter().storage("FloatStorage", "", 2), "storage called ''"),
                Arguments.of(new PickleWriter().storage("FloatStorage", "0\n", 2), "storage called '0\\u000a'"),
                Arguments.of(new PickleWriter().storage("FloatStorage", "0", 3), "declares 3 elements of 4 bytes"),
                Arguments.of(new PickleWriter().storage("FloatStorage", "0", -2), "declares -2 elements"),
                Arguments.of(new PickleWriter().storage("FloatStorage", "0", 1L << 62), "declares 4611686018427387904"),
                Arguments.of(new PickleWriter().storage("DoubleStorage", "0", 2), "declares 2 elements of 8 bytes"));
    }

    @ParameterizedTest
    @MethodSource("persistentIds")
    void read_persistentIdThatIsNoStorageOfTheFile_isRefused(PickleWriter id, String reason) {
        refused(id.stop(), reason);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 1, its last element at 2 of a storage of 2 elements",
        "1, 2, 1, its last element at 2 of a storage of 2 elements",
        "0, 2, 2, its last element at 2 of a storage of 2 elements",
        "-1, 2, 1, a negative offset",
        "0, -2, 1, a negative size or stride",
        "0, 2, -1, a negative size or stride",
        "0, 3, 0, 3 elements as a view of a storage of 2 elements",
        "0, 2147483647, 9223372036854775807, more elements than fit into an array",
        "9223372036854775807, 2, 1, more elements than fit into an array",
    })
    void read_tensorBeyondItsStorage_isRefused(long offset, long size, long stride, String reason) {
        TestTensor tensor = new TestTensor("FloatStorage", "0", 2, offset, new long[] {size}, new long[] {stride});

        refused(new PickleWriter().tensor(tensor).stop(), "has a tensor with " + reason);
    }

    @Test
    void read_shapeWhoseProductOverflows_isRefused() {
        TestTensor tensor = new TestTensor("FloatStorage", "0", 2, 0, new long[] {1 << 16, 1 << 16}, new long[] {0, 0});

        refused(new PickleWriter().tensor(tensor).stop(), "more elements than fit into an array");
    }

    @Test
    void read_deepNesting_doesNotExhaustTheStack() {
        PickleWriter deep = PickleWriter.protocol2();
        for (int i = 0; i < 1_000_000; i++) {
            deep.raw(']');
        }
        for (int i = 1; i < 1_000_000; i++) {
            deep.raw('a');
        }
        refused(deep.stop(), "holds something else than a dictionary");
    }

    @Test
    void read_billionLaughs_isNeverWalked() {
        PickleWriter laughs =
                PickleWriter.protocol2().raw('}').text("levels").mark().raw(']', 'q', 0);
        for (int level = 0; level < 100; level++) {
            laughs.raw(']', '(');
            for (int i = 0; i < 10; i++) {
                laughs.raw('h', level);
            }
            laughs.raw('e', 'q', level + 1);
        }
        byte[] pickle = laughs.tuple().raw('s').text("model").raw('h', 100, 's').stop();

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(pickle, "holds no tensors"));
    }

    @Test
    void read_manyAppendsToOneList_takesLinearTime() {
        PickleWriter appends = PickleWriter.protocol2().raw(']');
        for (int i = 0; i < 1_000_000; i++) {
            appends.raw('(', 'N', 'e');
        }
        byte[] pickle = appends.stop();

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> refused(pickle, "holds something else than a dictionary"));
    }

    @Test
    void read_pickleOfManyMegabytes_isRefusedUnread() {
        refused(new byte[(4 << 20) + 1], "has 4194305 bytes in 't/data.pkl', more than the 4194304 allowed");
    }

    @Test
    void read_otherPicklesThanProtocol2_saysWhatToDo() {
        refused(new PickleWriter().raw(0x80, 4, '}').stop(), "save it with torch.save's own protocol, 2");
    }

    private void refused(byte[] pickle, String reason) {
        CREATED.set(0);
        Path file = folder.resolve("hostile.pth");
        try {
            PthFile.almt("").write(file, pickle);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThatExceptionOfType(InvalidCheckpointException.class)
                .isThrownBy(() -> CheckpointImporter.read(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.file()).isEqualTo(file));
        assertThat(CREATED).hasValue(0);
    }
}
