package org.rihla.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * PDFs, written anew from what their pages need. One that does something, carries other files, or is locked is refused; who made it, where and with what is
 * gone, also from the photographs in it. Nothing goes to disk.
 */
final class Pdfs {

  static final int MOST_PAGES = 100;
  /** What acts, reaches elsewhere, or carries files, as a name of an entry or as a value that says what something is. */
  private static final Set<String> ACTIVE = Set.of("JS", "JavaScript", "Launch", "ImportData", "SubmitForm", "ResetForm", "GoToR", "GoToE",
    "Rendition", "Movie", "Sound", "RichMedia", "RichMediaContent", "RichMediaExecute", "XFA", "EF", "EmbeddedFile", "EmbeddedFiles",
    "FileAttachment", "Filespec", "Collection", "3D", "Screen", "AF");
  private static final List<COSName> NOT_KEPT = List.of(COSName.METADATA, COSName.OPEN_ACTION, COSName.AA,
    COSName.getPDFName("PieceInfo"), COSName.getPDFName("LastModified"));

  private Pdfs() {}

  static byte[] anew(byte[] sent) throws NotFit {
    if (!PdfBounds.of(sent).kept()) throw new NotFit("pdf-broken");
    try (var document = new PdfReading(sent).parse(false)) {
      if (document.isEncrypted()) throw new NotFit("pdf-locked");
      int pages = document.getNumberOfPages();
      if (pages == 0) throw new NotFit("pdf-broken");
      if (pages > MOST_PAGES) throw new NotFit("pdf-pages");
      clean(document);
      var kept = new ByteArrayOutputStream();
      document.save(kept, CompressParameters.NO_COMPRESSION);
      return kept.toByteArray();
    } catch (InvalidPasswordException e) {
      throw new NotFit("pdf-locked");
    } catch (IOException | RuntimeException | StackOverflowError broken) { // what reads PDFs fails in many ways
      throw new NotFit("pdf-broken");
    }
  }

  /** Everything that is written again is reached from here, each once. */
  private static void clean(PDDocument document) throws IOException, NotFit {
    var trailer = document.getDocument().getTrailer();
    for (var name : List.copyOf(trailer.keySet())) if (!name.equals(COSName.ROOT)) trailer.removeItem(name);
    var places = document.getDocument().getXrefTable().keySet();
    var seen = Collections.<COSBase>newSetFromMap(new IdentityHashMap<>());
    var waiting = new ArrayDeque<COSBase>(List.of(trailer));
    while (!waiting.isEmpty()) {
      var next = waiting.pop();
      var found = next instanceof COSObject reference ? reference.getObject() : next;
      if (found == null && next instanceof COSObject lost && places.contains(lost.getKey())) throw new NotFit("pdf-broken");
      if (found == null || !seen.add(found)) continue;
      switch (found) {
        case COSDictionary dictionary -> {
          look(dictionary);
          if (dictionary instanceof COSStream stream) look(stream);
          waiting.addAll(dictionary.getValues());
          NOT_KEPT.forEach(dictionary::removeItem);
        }
        case COSArray array -> array.forEach(each -> {
          if (each != null) waiting.push(each);
        });
        default -> {
        }
      }
    }
  }

  private static void look(COSDictionary dictionary) throws NotFit {
    for (var entry : dictionary.entrySet()) {
      if (ACTIVE.contains(entry.getKey().getName())) throw new NotFit("pdf-active");
      boolean says = entry.getKey().equals(COSName.S) || entry.getKey().equals(COSName.TYPE) || entry.getKey().equals(COSName.SUBTYPE);
      if (says && dictionary.getDictionaryObject(entry.getKey()) instanceof COSName what && ACTIVE.contains(what.getName()))
        throw new NotFit("pdf-active");
    }
    if (dictionary.getDictionaryObject(COSName.WIDTH) instanceof COSNumber width
      && dictionary.getDictionaryObject(COSName.HEIGHT) instanceof COSNumber height
      && (double) width.floatValue() * height.floatValue() > Pictures.MOST_PIXELS)
      throw new NotFit("scan-pixels");
  }

  private static void look(COSStream stream) throws IOException, NotFit {
    if (stream.containsKey(COSName.F)) throw new NotFit("pdf-active"); // its content lies elsewhere
    PdfPhotograph.strip(stream);
  }
}
