package com.encord.sdk.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.organisation.MetadataType.Choice;
import com.encord.sdk.organisation.MetadataType.Embedding;
import com.encord.sdk.organisation.MetadataType.NumberType;
import com.encord.sdk.organisation.MetadataType.Plain;
import com.encord.sdk.organisation.MetadataType.Tombstone;
import com.encord.sdk.organisation.MetadataType.Unknown;
import com.encord.sdk.organisation.MetadataType.Varchar;
import com.encord.sdk.organisation.MetadataType.Variant;
import com.encord.sdk.transport.ScriptedTransport;
import com.encord.sdk.transport.WireJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataSchemaTest {
    private static MetadataSchema read(String json) {
        return MetadataSchema.read(ScriptedTransport.value(json.replace('\'', '"')));
    }

    private static String body(MetadataSchema schema) {
        return WireJson.write(schema.body()).replace('"', '\'');
    }

    @Test
    void everyTypeOfThePlatformIsReadAndSentBackAsItCame() {
        String json = "{'n':{'ty':'number','format':'F32'},'s':{'ty':'varchar','max_length':40},"
                + "'e':{'ty':'enum','values':['b','a']},'v':{'ty':'embedding','size':8,'api':null},"
                + "'w':{'ty':'embedding','size':9,'api':{'url':'https://x','client_only':null}},"
                + "'d':{'ty':'datetime','timezone':'UTC'},'h':{'ty':'variant','hint':'uuid'},"
                + "'b':{'ty':'boolean'},'t':{'ty':'text'},'u':{'ty':'uuid'},'p':{'ty':'user'},'g':{'ty':'geospatial'},"
                + "'x':{'ty':'tombstone','deleted_ty':{'ty':'text'}},'y':{'ty':'tombstone','deleted_ty':null}}";
        MetadataSchema schema = read(json);
        assertEquals(NumberType.F32, schema.type("n").orElseThrow());
        assertEquals(new Varchar(40), schema.type("s").orElseThrow());
        assertEquals(new Choice(List.of("b", "a")), schema.type("e").orElseThrow());
        assertEquals(new Embedding(8), schema.type("v").orElseThrow());
        Embedding searched = (Embedding) schema.type("w").orElseThrow();
        assertEquals("https://x", searched.api().orElseThrow().get("url"));
        assertTrue(searched.api().orElseThrow().containsKey("client_only"));
        assertEquals(Plain.DATETIME, schema.type("d").orElseThrow());
        assertEquals(Variant.UUID, schema.type("h").orElseThrow());
        assertEquals(Plain.BOOLEAN, schema.type("b").orElseThrow());
        assertEquals(Plain.TEXT, schema.type("t").orElseThrow());
        assertEquals(Plain.UUID, schema.type("u").orElseThrow());
        assertEquals(Plain.USER, schema.type("p").orElseThrow());
        assertEquals(Plain.GEOSPATIAL, schema.type("g").orElseThrow());
        assertEquals(new Tombstone(Optional.of(Plain.TEXT)), schema.type("x").orElseThrow());
        assertEquals(new Tombstone(Optional.empty()), schema.type("y").orElseThrow());
        assertEquals(Optional.empty(), schema.type("never"));
        assertEquals(json, body(schema));
    }

    @Test
    void missingFieldsHaveThePlatformsDefaults() {
        MetadataSchema schema = read("{'n':{'ty':'number'},'s':{'ty':'varchar'},'h':{'ty':'variant'}}");
        assertEquals(NumberType.F64, schema.type("n").orElseThrow());
        assertEquals(new Varchar(8192), schema.type("s").orElseThrow());
        assertEquals(Variant.TEXT, schema.type("h").orElseThrow());
    }

    @Test
    void whatThisSdkDoesNotKnowSurvivesASave() {
        String json = "{'q':{'ty':'quaternion','order':'wxyz'},'n':{'ty':'number','format':'F16'},"
                + "'d':{'ty':'datetime','timezone':'CET'},'s':{'ty':'varchar','max_length':9999},"
                + "'t':{'ty':'text','language':null}}";
        MetadataSchema schema = read(json);
        assertEquals(new Unknown("quaternion"), schema.type("q").orElseThrow());
        assertEquals(new Unknown("number"), schema.type("n").orElseThrow());
        assertEquals(new Unknown("datetime"), schema.type("d").orElseThrow());
        assertEquals(new Unknown("varchar"), schema.type("s").orElseThrow());
        assertEquals(
                json.substring(0, json.length() - 1) + ",'k':{'ty':'boolean'}}", body(schema.add("k", Plain.BOOLEAN)));
        assertEquals(json, body(schema.delete("q").restore("q")));
    }

    @Test
    void everyTypeIsDeclaredInSnakeCaseWithItsNulls() {
        MetadataSchema schema = MetadataSchema.empty()
                .add("n", NumberType.F64)
                .add("s", new Varchar(10))
                .add("e", new Choice(List.of("dry", "rain")))
                .add("v", new Embedding(8))
                .add("d", Plain.DATETIME)
                .add("h", Variant.NUMBER)
                .add("g", Plain.GEOSPATIAL);
        assertEquals(
                "{'n':{'ty':'number','format':'F64'},'s':{'ty':'varchar','max_length':10},"
                        + "'e':{'ty':'enum','values':['dry','rain']},'v':{'ty':'embedding','size':8,'api':null},"
                        + "'d':{'ty':'datetime','timezone':'UTC'},'h':{'ty':'variant','hint':'number'},"
                        + "'g':{'ty':'geospatial'}}",
                body(schema));
        assertEquals(schema.types(), read(body(schema)).types());
    }

    @Test
    void aChangeLeavesTheSchemaItCameFromAsItWas() {
        MetadataSchema old = MetadataSchema.empty().add("a", Plain.TEXT);
        old.delete("a").add("b", Plain.TEXT);
        assertEquals(Map.of("a", Plain.TEXT), old.types());
    }

    @Test
    void aDeletedKeyKeepsWhatItHeldUntilItIsRestored() {
        MetadataSchema schema = MetadataSchema.empty().add("v", new Embedding(8));
        MetadataSchema deleted = schema.delete("v");
        assertEquals("{'v':{'ty':'tombstone','deleted_ty':{'ty':'embedding','size':8,'api':null}}}", body(deleted));
        assertEquals(
                new Tombstone(Optional.of(new Embedding(8))), deleted.type("v").orElseThrow());
        assertEquals(body(schema), body(deleted.restore("v")));
        assertThrows(IllegalArgumentException.class, () -> deleted.delete("v"));
        assertThrows(IllegalArgumentException.class, () -> deleted.add("v", Plain.TEXT));
        assertThrows(IllegalArgumentException.class, () -> schema.restore("v"));
        assertThrows(IllegalArgumentException.class, () -> schema.delete("w"));
    }

    @Test
    void aKeyDeletedForGoodStaysDeleted() {
        MetadataSchema gone = MetadataSchema.empty().add("v", Variant.TEXT).deleteForGood("v");
        assertEquals("{'v':{'ty':'tombstone','deleted_ty':null}}", body(gone));
        assertThrows(IllegalArgumentException.class, () -> gone.restore("v"));
        assertThrows(IllegalArgumentException.class, () -> gone.add("v", Variant.TEXT));
    }

    @Test
    void onlyVariantsChangeTheirType() {
        MetadataSchema schema =
                MetadataSchema.empty().add("loose", Variant.TEXT).add("strict", Plain.TEXT);
        assertEquals(
                Variant.NUMBER,
                schema.add("loose", Variant.NUMBER).type("loose").orElseThrow());
        assertEquals(
                Variant.NUMBER,
                schema.delete("loose")
                        .add("loose", Variant.NUMBER)
                        .type("loose")
                        .orElseThrow());
        assertThrows(IllegalArgumentException.class, () -> schema.add("loose", Plain.TEXT));
        assertThrows(IllegalArgumentException.class, () -> schema.add("strict", Variant.TEXT));
        assertThrows(
                IllegalArgumentException.class, () -> schema.delete("strict").add("strict", Variant.TEXT));
    }

    @Test
    void tombstonesAndUnknownTypesCannotBeDeclared() {
        MetadataSchema schema = MetadataSchema.empty();
        assertThrows(IllegalArgumentException.class, () -> schema.add("a", new Tombstone(Optional.empty())));
        assertThrows(IllegalArgumentException.class, () -> schema.add("a", new Unknown("quaternion")));
    }

    @Test
    void valuesAreAddedToAChoiceOnly() {
        MetadataSchema schema =
                MetadataSchema.empty().add("w", new Choice(List.of("dry"))).add("t", Plain.TEXT);
        assertEquals(
                new Choice(List.of("dry", "rain", "fog")),
                schema.addValues("w", "rain", "fog").type("w").orElseThrow());
        assertThrows(IllegalArgumentException.class, () -> schema.addValues("w", "dry"));
        assertThrows(IllegalArgumentException.class, () -> schema.addValues("t", "rain"));
        assertThrows(IllegalArgumentException.class, () -> schema.addValues("never", "rain"));
    }

    @Test
    void typesBeyondThePlatformsLimitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Varchar(-1));
        assertThrows(IllegalArgumentException.class, () -> new Varchar(8193));
        assertThrows(IllegalArgumentException.class, () -> new Embedding(0));
        assertThrows(IllegalArgumentException.class, () -> new Embedding(4097));
        assertThrows(IllegalArgumentException.class, () -> new Choice(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Choice(List.of("a", "a")));
        List<String> most = IntStream.range(0, 256).mapToObj(i -> "v" + i).toList();
        assertEquals(256, new Choice(most).values().size());
        assertThrows(IllegalArgumentException.class, () -> new Choice(most).plus(List.of("more")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Site 7", "a.b-c_d", "9", "keyframes2", "größe", "Keyframes"})
    void keysOfLettersDigitsAndFourSignsAreTaken(String key) {
        assertEquals(
                Plain.TEXT,
                MetadataSchema.empty().add(key, Plain.TEXT).type(key).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "$set", "a$", "a/b", "a\tb", "keyframes", "a:b", "ключ!"})
    void otherKeysAreRefusedBeforeAnythingIsSent(String key) {
        assertThrows(
                IllegalArgumentException.class, () -> MetadataSchema.empty().add(key, Plain.TEXT));
    }
}
