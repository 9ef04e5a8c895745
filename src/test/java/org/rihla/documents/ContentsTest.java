package org.rihla.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.documents.Papers.*;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.documents.Contents.Looked;

/** What is kept of a file is what its pages or its picture need; everything else is refused with words, or gone. */
@Tag("rules")
class ContentsTest {

  private static final Duration SOON = Duration.ofSeconds(2);

  private static byte[] kept(byte[] sent) {
    assertThat(Contents.look(sent)).isInstanceOf(Looked.Fit.class);
    return ((Looked.Fit) Contents.look(sent)).kept();
  }

  private static String refused(byte[] sent) {
    return switch (Contents.look(sent)) {
      case Looked.Fit _ -> "kept";
      case Looked.Unfit(var reason) -> reason;
    };
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_scan_and_a_photograph_are_kept_as_what_they_are() throws IOException {
    assertThat(Contents.look(pdf())).isInstanceOfSatisfying(Looked.Fit.class, fit -> assertThat(fit.type()).isEqualTo(Type.PDF));
    assertThat(Contents.look(jpeg())).isInstanceOfSatisfying(Looked.Fit.class, fit -> assertThat(fit.type()).isEqualTo(Type.JPEG));
    assertThat(Contents.look(png())).isInstanceOfSatisfying(Looked.Fit.class, fit -> assertThat(fit.type()).isEqualTo(Type.PNG));
    var again = ImageIO.read(new ByteArrayInputStream(kept(jpeg())));
    assertThat(again.getWidth()).isEqualTo(120);
    assertThat(isRed(again, 10, 10)).isTrue();
    assertThat(isRed(again, 110, 70)).isFalse();
  }

  private static boolean isRed(BufferedImage picture, int x, int y) {
    int colour = picture.getRGB(x, y);
    return (colour >> 16 & 0xFF) > 200 && (colour & 0xFF) < 100;
  }

  @Test
  void a_pdf_keeps_its_pages_and_can_be_read() throws IOException {
    try (var again = Loader.loadPDF(kept(pdf(document -> document.addPage(new PDPage()))))) {
      assertThat(again.getNumberOfPages()).isEqualTo(2);
      assertThat(again.getPage(0).getResources().getXObjectNames()).hasSize(1);
      var photograph = again.getPage(0).getResources().getXObject(again.getPage(0).getResources().getXObjectNames().iterator().next());
      assertThat(((org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject) photograph).getImage().getWidth()).isEqualTo(120);
    }
  }

  @Test
  void twenty_files_that_mean_harm_are_each_refused_soon_with_the_words_for_it() {
    var attacks = new LinkedHashMap<String, byte[]>();
    attacks.put("scan-empty nothing", new byte[0]);
    attacks.put("scan-kind EICAR", text(EICAR));
    attacks.put("scan-kind a zip", zip(Map.of("a.txt", text("a"))));
    attacks.put("scan-kind a zip bomb called pdf", zip(Map.of("bomb", new byte[50_000_000])));
    attacks.put("scan-kind a zip in a zip", zip(Map.of("inner.zip", zip(Map.of("bomb", new byte[10_000_000])))));
    attacks.put("scan-kind a zip that climbs", zip(Map.of("../../etc/passwd", text("x"))));
    attacks.put("scan-kind an office file", zip(Map.of("[Content_Types].xml", text("<Types/>"), "word/document.xml", text("<w/>"))));
    attacks.put("scan-kind a picture that runs script", text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"));
    attacks.put("scan-kind a page", text("<!doctype html><script>alert(1)</script>"));
    attacks.put("scan-kind a billion laughs", text(BILLION_LAUGHS));
    attacks.put("scan-kind a PDF behind something else", joined(text("GIF89a"), pdf()));
    attacks.put("scan-pixels a flood of pixels", pixelFlood(30_000, 30_000));
    attacks.put("scan-pixels the same as a photograph", pixelFloodJpeg(30_000, 30_000));
    attacks.put("scan-broken half a photograph", java.util.Arrays.copyOf(jpeg(), 300));
    attacks.put("scan-broken half a picture", java.util.Arrays.copyOf(png(), 60));
    attacks.put("pdf-broken half a PDF", cut(pdf()));
    attacks.put("scan-broken a photograph whose end is missing", java.util.Arrays.copyOf(jpeg(), jpeg().length - 40));
    attacks.put("pdf-broken the beginning of a PDF", text("%PDF-1.7\n"));
    attacks.put("pdf-broken a billion laughs as a PDF", joined(text("%PDF-1.7\n"), text(BILLION_LAUGHS)));
    attacks.put("pdf-broken a bomb as a page", pdfBomb(2_000));
    attacks.put("pdf-broken a bomb as a building plan", pdfBombOfObjects(200, false));
    attacks.put("pdf-broken the same in numbers", pdfBombOfObjects(200, true));
    attacks.put("pdf-broken packed twice", pdfPackedTwice());
    attacks.put("pdf-broken countless parts", pdfOfCountlessParts());
    attacks.put("pdf-broken nested deep", pdfNestedDeep());
    attacks.put("pdf-locked with a password", lockedPdf("secret"));
    attacks.put("pdf-locked for changes only", lockedPdf(""));
    attacks.put("pdf-active script", pdfThatRunsScript());
    attacks.put("pdf-active a program", pdfThatStartsAProgram());
    attacks.put("pdf-active a file in it", pdfThatCarriesAFile());
    attacks.put("scan-too-large", new byte[Contents.LARGEST + 1]);
    pdfsThatHideTheirPlan(200).forEach((how, file) -> attacks.put("pdf-broken a building plan " + how, file));
    assertThat(attacks).hasSizeGreaterThan(20);
    assertThat(refused(pdfBomb(1))).as("the same, of a size that a page can have").isEqualTo("kept");
    assertThat(refused(pdfBombOfObjects(1, false))).isEqualTo("kept");
    assertThat(refused(pdfOfAPlan(1, "/Type /ObjStm /Filter /FlateDecode", "\nstream\n", 0x78DA))).isEqualTo("kept");
    attacks.forEach((name, file) -> assertThat(Assertions.assertTimeout(SOON, () -> refused(file), name)).as(name)
      .isEqualTo(name.split(" ", 2)[0]));
  }

  /** What a thread asks room for, whether or not it is given back. */
  private static long room(byte[] file) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Type.of(file).ifPresent(type -> Contents.now(file, type));
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void bombs_and_floods_are_given_no_room() {
    var bombs = new java.util.ArrayList<>(pdfsThatHideTheirPlan(200).values());
    bombs.addAll(List.of(pixelFlood(30_000, 30_000), pixelFloodJpeg(60_000, 60_000), pdfBomb(800), pdfBombOfObjects(300, false),
      pdfPackedTwice(),
      zip(Map.of("bomb", new byte[50_000_000]))));
    for (var bomb : bombs)
      assertThat(room(bomb)).as("of %d bytes", bomb.length).isLessThan(8_000_000 + 12L * bomb.length);
    assertThat(room(image("png", 4_000, 3_000))).as("else it would not be measured").isGreaterThan(30_000_000);
  }

  @Test
  void a_pdf_that_is_well_apart_from_one_thing_is_refused_for_that_thing_and_kept_without_it() {
    assertThat(refused(raw(text("q Q"), "", "", false))).isEqualTo("kept");
    for (var active : new String[]{"<< /S /JavaScript /JS (x) >>", "<< /S /Launch >>", "<< /S /#4AavaScript >>", "<< /EF << >> >>",
      "<< /S /SubmitForm >>", "<< /XFA (x) >>", "<< /Subtype /RichMedia >>"})
      assertThat(refused(raw(text("q Q"), "", active, false))).as(active).isEqualTo("pdf-active");
    assertThat(refused(raw(text("q Q"), "", "<< /Width 30000 /Height 30000 >>", false))).isEqualTo("scan-pixels");
    assertThat(refused(raw(text("q Q"), "/F (elsewhere)", "", false))).isEqualTo("pdf-active");
    assertThat(refused(pdf(document -> {
      for (int page = 0; page < Pdfs.MOST_PAGES; page++) document.addPage(new PDPage());
    }))).isEqualTo("pdf-pages");
  }

  @Test
  void where_and_with_what_it_was_taken_and_by_whom_is_gone() {
    for (var sent : new byte[][]{photograph(1), pdf(), raw(photograph(1), "/Filter [/DCTDecode]", "", false),
      joined(png(), text(TAKEN_AT))}) {
      assertThat(latin(sent)).contains(TAKEN_AT);
      assertThat(latin(kept(sent))).doesNotContain("GPS", "Zzyzx", "Exif");
    }
  }

  @Test
  void a_photograph_in_a_pdf_is_stripped_however_it_is_packed_or_refused() throws IOException {
    var packed = flate(out -> out.write(photograph(1)));
    for (var sent : new byte[][]{raw(packed, "/Filter [/FlateDecode /DCTDecode]", "", false), raw(packed, "/Filter [/Fl /DCT]", "", false),
      raw(packed, "/Filter [/FlateDecode /DCTDecode] /DecodeParms [null << /ColorTransform 1 >>]", "", false),
      raw(photograph(1), "/Filter /DCT", "", false)}) {
      assertThat(latin(kept(sent))).contains("/DCTDecode", "\u00ff\u00d8\u00ff").doesNotContain("GPS", "Zzyzx", "Exif", "FlateDecode");
      assertThat(latin(kept(sent)).contains("ColorTransform")).isEqualTo(latin(sent).contains("ColorTransform"));
    }
    for (var how : List.of("/JPXDecode", "[/JPXDecode]", "[/FlateDecode /JPXDecode]", "[/ASCIIHexDecode /DCTDecode]",
      "[/DCTDecode /FlateDecode]"))
      assertThat(refused(raw(packed, "/Filter " + how, "", false))).as(how).isEqualTo("pdf-photograph");
    assertThat(refused(raw(flate(out -> out.write(new byte[20_000_000])), "/Filter [/FlateDecode /DCTDecode]", "", false))).isEqualTo(
      "scan-too-large");
    assertThat(refused(raw(text("no photograph"), "/Filter /DCT", "", false))).isEqualTo("scan-broken");
  }

  @Test
  void what_hangs_on_behind_is_gone_so_that_nothing_is_two_things_at_once() {
    var zip = zip(Map.of("evil.class", text("PAYLOAD")));
    for (var sent : new byte[][]{joined(jpeg(), zip), joined(png(), zip), joined(pdf(), zip), joined(jpeg(), pdf()),
      joined(jpeg(), text(EICAR))}) {
      var left = Contents.look(sent) instanceof Looked.Fit(var _, var kept) ? latin(kept) : "";
      assertThat(left).doesNotContain("PK\u0003\u0004", "%PDF-1.4", "EICAR", "evil");
    }
    assertThat(kept(joined(jpeg(), pdf()))).hasSizeLessThan(jpeg().length + 1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_photograph_is_upright_however_the_telephone_was_held(int held) throws IOException {
    var kept = ImageIO.read(new ByteArrayInputStream(kept(photograph(held))));
    boolean lying = held > 4;
    assertThat(kept.getWidth()).isEqualTo(lying ? 80 : 120);
    boolean right = held == 2 || held == 3 || held == 6 || held == 7;
    boolean below = held == 3 || held == 4 || held == 7 || held == 8;
    int x = right ? kept.getWidth() - 10 : 10;
    int y = below ? kept.getHeight() - 10 : 10;
    assertThat(isRed(kept, x, y)).isTrue();
    assertThat(isRed(kept, kept.getWidth() - 1 - x, kept.getHeight() - 1 - y)).isFalse();
  }

  @Test
  void a_large_photograph_is_kept_with_as_many_pixels_as_a_page_needs() throws IOException {
    var kept = ImageIO.read(new ByteArrayInputStream(kept(image("jpg", 6_000, 4_000))));
    assertThat(kept.getWidth() * kept.getHeight()).isBetween(5_000_000, 12_000_000);
  }

  /** Whatever is wrong with a file, there is an answer. */
  @Test
  void a_thousand_files_with_changed_bytes_are_kept_or_refused_and_nothing_else() {
    var random = new Random(7);
    var whole = new byte[][]{pdf(), photograph(6), png(), raw(text("q Q"), "", "", false)};
    for (int each = 0; each < 1_000; each++) {
      var file = whole[each % whole.length].clone();
      for (int change = 0; change < 1 + random.nextInt(20); change++)
        file[8 + random.nextInt(file.length - 8)] = (byte) random.nextInt(256);
      assertThat(Contents.look(file)).isNotNull();
    }
  }

  @Test
  void nothing_of_a_pdf_is_written_that_its_pages_do_not_reach() throws IOException {
    try (var again = Loader.loadPDF(kept(pdf()))) {
      assertThat(again.getDocument().getTrailer().containsKey(COSName.INFO)).isFalse();
      assertThat(again.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(again.getDocumentCatalog().getMetadata()).isNull();
    }
  }

  @Test
  void where_too_many_are_looked_at_whoever_comes_is_told_soon_to_try_again() {
    try (var _ = Looking.thatTakesLong()) {
      assertThat(Assertions.assertTimeout(Duration.ofSeconds(7), () -> refused(jpeg()))).isEqualTo("scan-busy");
      for (int waiting = 0; waiting < 8; waiting++) Contents.TWO_AT_ONCE.execute(() -> {});
      assertThat(Assertions.assertTimeout(SOON, () -> refused(jpeg()))).as("as many wait as may").isEqualTo("scan-busy");
    }
    assertThat(refused(jpeg())).isEqualTo("kept");
  }
}
