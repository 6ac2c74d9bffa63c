package com.encord.sdk.media.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with accents and signs are not taken for another writing, whatever their bytes would mean there. */
class WesternTextTest {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Column headings, units and names as they come in tables and logs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "time;T [°C]\n1;20\n",
                "2024-01-01 12:00;21.5 °C;45 %\n",
                "diameter µm;depth µm\n1;2\n",
                "75 °F\n",
                "/* ©Acme 2024 */\n",
                "Åse Åland\n",
                "Änderung\n",
                "Änderungsprotokoll Öffnungszeiten\n",
                "NIÑO AÑOS MUÑOZ\n",
                "Éric et Édith\n",
                "PM10 [µg/m³];NO2 [µg/m³]\n1;2\n",
                "AÇÃO\n",
                "ÄRZTEBLATT UND ÖFFNUNG\n",
                "Øystein Østfold\n",
                "RÉSUMÉ GÉNÉRAL DÉPARTEMENT\n",
                "«Bonjour» dit-il, «à tout à l'heure»\n",
                "Nº1 Nº2 1ª 2ª\n",
                "¡¡¡¡ÁÉÍÓÚ!!!!\n",
                "************ ©©©©®®®® ************\n",
                "········ ×××× ÷÷÷÷ ±±±±\n",
                "N 48°12'30\" E 11°35'00\"\n"
            })
    void signsAndCapitalsAreWestern(String line) {
        for (int times : new int[] {1, 2, 7, 1000}) {
            assertEquals(WESTERN, charset(line.repeat(times).getBytes(WESTERN)), times + " times " + line);
        }
    }

    /** The first articles of the Universal Declaration of Human Rights, and other plain sentences. */
    static Stream<String> sentences() {
        return Stream.of(
                "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen"
                        + " begabt und sollen einander im Geiste der Brüderlichkeit begegnen.",
                "Größe, Stärke, Höhe und Länge müssen für jede Änderung überprüft werden; Öl läuft über die Füße.",
                "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et"
                        + " de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
                "L'été dernier, Zoé a goûté des crêpes à la crème brûlée où ça sentait la forêt; c'était très agréable.",
                "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y"
                        + " conciencia, deben comportarse fraternalmente los unos con los otros.",
                "¿Cuántos años tenía el niño? ¡Mañana cumplirá doce! Su cigüeña voló más allá del camión.",
                "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de"
                        + " consciência, devem agir uns para com os outros em espírito de fraternidade.",
                "As informações da função não são alterações; a ação está à disposição dos órgãos e das nações.",
                "Alla människor är födda fria och lika i värde och rättigheter. De är utrustade med förnuft och samvete"
                        + " och bör handla gentemot varandra i en anda av broderskap. Åsa åt på ön.",
                "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft og"
                        + " samvittighed, og de bør handle mod hverandre i en broderskabets ånd. Rødgrød med fløde på ø.",
                "Alle mennesker er født frie og med samme menneskeverd og menneskerettigheter. De er utstyrt med"
                        + " fornuft og samvittighet og bør handle mot hverandre i brorskapets ånd. Ærlig talt, så gøy!",
                "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on annettu järki"
                        + " ja omatunto, ja heidän on toimittava toisiaan kohtaan veljeyden hengessä. Hyvää yötä äiti!",
                "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Perché è così? Più libertà,"
                        + " però; la città è là, giù, e ciò sarà virtù.",
                "Hver maður er borinn frjáls og jafn öðrum að virðingu og réttindum. Menn eru gæddir vitsmunum og"
                        + " samvizku, og ber þeim að breyta bróðurlega hverjum við annan. Það er æðislegt.",
                "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve"
                        + " birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler. Çığ düştü, üşüdük.",
                "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni"
                        + " rozumem i sumieniem. Zażółć gęślą jaźń, źdźbło, żółw, późniejszość.",
                "Všichni lidé se rodí svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím."
                        + " Příliš žluťoučký kůň úpěl ďábelské ódy.",
                "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Árvíztűrő tükörfúrógép.");
    }

    /** By word, by line, in capitals and as columns: never East Asian, Thai, Cyrillic or, in Western sets, any other. */
    @ParameterizedTest
    @MethodSource("sentences")
    void languagesOfEuropeAreWestern(String sentence) {
        List<String> texts = new ArrayList<>(List.of(sentence.split(" ")));
        texts.addAll(List.of(sentence, sentence.toUpperCase(Locale.ROOT), sentence.replace(' ', ';')));
        Random random = new Random(5);
        String[] words = sentence.split(" ");
        for (int i = 0; i < 200; i++) {
            StringBuilder some = new StringBuilder();
            for (int word = random.nextInt(40); word >= 0; word--) {
                some.append(words[random.nextInt(words.length)]).append(" \n;,".charAt(random.nextInt(4)));
            }
            texts.add(random.nextInt(3) == 0 ? some.toString().toUpperCase(Locale.ROOT) : some.toString());
        }
        for (String text : texts) {
            for (String set : new String[] {"windows-1252", "ISO-8859-15", "windows-1250", "windows-1254"}) {
                byte[] bytes = text.getBytes(Charset.forName(set));
                if (!new String(bytes, Charset.forName(set)).equals(text)) {
                    continue;
                }
                String found = charset(bytes).name();
                // letters of Central Europe may make short words of one-byte alphabets, but never pairs
                boolean allowed = set.equals("windows-1250")
                        ? !found.matches("GB.*|Big5.*|EUC.*|Shift.*|x-.*|windows-31j")
                        : found.equals("windows-1252") || found.equals("UTF-8");
                assertTrue(allowed, found + " of " + set + ": " + text);
            }
        }
    }

    /** As code pages of DOS have them: boxes round words, bars and shades. */
    @ParameterizedTest
    @CsvSource({
        "IBM437,─────── Title ───────",
        "IBM850,╔══════════════╗",
        "IBM437,║ File   Edit  ║",
        "IBM437,├────┼────┼────┤",
        "IBM850,│ 12 │ 34 │ 56 │",
        "IBM437,██████▓▓▓▒▒▒░░░░",
        "IBM437,╚═══╩═══╩═══╝"
    })
    void boxesOfLinesAreNoLetters(String set, String line) {
        for (int times : new int[] {1, 5, 40}) {
            assertEquals(WESTERN, charset((line + "\n").repeat(times).getBytes(Charset.forName(set))), line);
        }
    }

    /** The same articles where they are to be recognised, whole and from any of their first lines on. */
    @ParameterizedTest
    @CsvSource({
        "GB18030,人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。",
        "Big5,人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。",
        "Shift_JIS,すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
        "EUC-JP,すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
        "EUC-KR,모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
        "x-windows-949,똠방각하와 펲시콜라는 모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
        "KOI8-R,Все люди рождаются свободными и равными в своем достоинстве и правах.",
        "windows-1251,Все люди рождаются свободными и равными в своем достоинстве и правах.",
        "x-windows-874,มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ"
    })
    void otherWritingsAreStillRecognised(String set, String sentence) {
        Charset charset = Charset.forName(set);
        for (String text : new String[] {
            sentence, "id,text\n1," + sentence + "\n", sentence.repeat(300), "plain words\n".repeat(9000) + sentence
        }) {
            assertEquals(charset, charset(text.getBytes(charset)), text.length() + " characters");
        }
    }

    /** Few words are known or not, but never taken for another writing. */
    @ParameterizedTest
    @CsvSource({
        "KOI8-R,Все люди рождаются свободными и равными в своем достоинстве и правах",
        "IBM866,Все люди рождаются свободными и равными в своем достоинстве и правах",
        "windows-1253,Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια"
    })
    void fewWordsOfOneAlphabetAreNoOther(String set, String sentence) {
        String[] words = sentence.split(" ");
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            StringBuilder some = new StringBuilder();
            for (int word = i % 9; word >= 0; word--) {
                some.append(words[random.nextInt(words.length)]).append(word == 0 && i % 2 == 0 ? "" : " ");
            }
            String found =
                    charset(some.toString().getBytes(Charset.forName(set))).name();
            assertTrue(List.of(set, "windows-1252", "UTF-8").contains(found), found + ": " + some);
        }
    }

    @Test
    void wordsOfHongKongAreRead() {
        Charset hongKong = Charset.forName("Big5-HKSCS");
        String text = "人人生而自由，在尊嚴和權利上一律平等。佢哋喺呢度食嘢，㗎。";
        assertEquals(hongKong, charset(text.repeat(4).getBytes(hongKong)));
    }

    private static Charset charset(byte[] text) {
        return TextInfo.read(new MemorySource("a.txt", text)).charset();
    }
}
