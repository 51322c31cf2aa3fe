package ro.storno.pdf.hybrid;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.HybridProfile;

/**
 * What keeps a PDF from becoming a hybrid invoice that conforms.
 *
 * <p>A document has to be PDF/A already, of any part: nothing short of a full validator could tell
 * that another one can be made so. That its claim is true is not taken on trust where a look at the
 * document shows the usual lies: fonts that are not embedded, scripts, missing colour profiles.
 */
final class Fitness {
  private static final Set<String> PARTS = Set.of("1", "2", "3");
  private static final Set<String> FORBIDDEN_ACTIONS =
      Set.of("JavaScript", "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide");
  private static final int MOST_PAGES = 2_000;

  private final PDDocument pdf;
  private final PDDocumentCatalog catalog;
  private final List<String> reasons = new ArrayList<>();
  private final Set<String> loose = new TreeSet<>();
  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<COSBase> drawn = Collections.newSetFromMap(new IdentityHashMap<>());

  private Fitness(PDDocument pdf) {
    this.pdf = pdf;
    this.catalog = pdf.getDocumentCatalog();
  }

  /** Every reason against a document; empty when it is fit. */
  static List<String> reasonsAgainst(PDDocument pdf, Attachments attachments) throws IOException {
    Fitness fitness = new Fitness(pdf);
    fitness.whole(attachments);
    fitness.scripts();
    fitness.pages();
    return fitness.reasons;
  }

  private void whole(Attachments attachments) throws IOException {
    if (pdf.isEncrypted()) {
      reasons.add("The PDF is encrypted; save it without password and restrictions.");
    }
    if (!pdf.getSignatureDictionaries().isEmpty()) {
      reasons.add(
          "The PDF is signed, and adding an invoice would break the signature; add it first and"
              + " sign after that.");
    }
    String claim = claim();
    if (claim.isEmpty()) {
      reasons.add(
          "The PDF does not say that it is PDF/A; export it as PDF/A-3 (or -2 or -1), which office"
              + " programs offer when they save as PDF.");
    } else if (!PARTS.contains(claim)) {
      reasons.add("The PDF is PDF/A-" + claim + ", which is no PDF/A-1, -2 or -3; export it anew.");
    }
    if (catalog.getOutputIntents().isEmpty()) {
      reasons.add("The PDF has no colour profile (output intent); export it as PDF/A.");
    }
    List<String> names = attachments.names();
    for (HybridProfile profile : HybridProfile.values()) {
      if (names.stream().anyMatch(profile.fileName()::equalsIgnoreCase)) {
        reasons.add("The PDF holds an invoice already, " + profile.fileName() + ".");
        break;
      }
    }
    if (names.size() >= Attachments.MOST) {
      reasons.add("The PDF has " + Attachments.MOST + " attachments or more; take them out.");
    } else if (!attachments.allRelated()) {
      reasons.add(
          "An attachment of the PDF does not say what it is to the document (AFRelationship), as"
              + " PDF/A-3 wants it; take the attachments out.");
    }
  }

  /** The part of PDF/A the metadata name; empty when they name none or are none. */
  private String claim() {
    PDMetadata metadata = catalog.getMetadata();
    if (metadata == null) {
      return "";
    }
    try {
      Metadata xmp = Metadata.read(Unpacking.content(metadata.getCOSObject(), "their stream"));
      if (xmp.saysInvoice()) {
        reasons.add("The metadata of the PDF say that it holds an invoice already.");
      }
      return xmp.part().orElse("");
    } catch (IOException e) {
      reasons.add("The metadata (XMP) of the PDF cannot be read: " + e.getMessage());
      return "";
    }
  }

  private void scripts() {
    COSDictionary root = catalog.getCOSObject();
    COSDictionary names = root.getCOSDictionary(COSName.NAMES);
    boolean script = names != null && names.containsKey(COSName.getPDFName("JavaScript"));
    COSBase open = root.getDictionaryObject(COSName.OPEN_ACTION);
    if (script || root.containsKey(COSName.AA) || forbidden(open)) {
      reasons.add("The PDF runs scripts or programs when it is opened; save it without them.");
    }
    COSDictionary form = root.getCOSDictionary(COSName.ACRO_FORM);
    boolean dynamic = form != null && form.containsKey(COSName.getPDFName("XFA"));
    if (dynamic || form != null && form.getBoolean(COSName.getPDFName("NeedAppearances"), false)) {
      reasons.add("The PDF is a form that is drawn when it is opened; print it to a PDF first.");
    }
  }

  private static boolean forbidden(@Nullable COSBase action) {
    return action instanceof COSDictionary dictionary
        && FORBIDDEN_ACTIONS.contains(String.valueOf(dictionary.getNameAsString(COSName.S)));
  }

  private void pages() throws IOException {
    if (pdf.getNumberOfPages() == 0 || pdf.getNumberOfPages() > MOST_PAGES) {
      reasons.add("The PDF has " + pdf.getNumberOfPages() + " pages.");
      return;
    }
    boolean scripted = false;
    for (PDPage page : pdf.getPages()) {
      scripted |= page.getCOSObject().containsKey(COSName.AA);
      fonts(page.getResources());
      for (PDAnnotation annotation : page.getAnnotations()) {
        COSDictionary dictionary = annotation.getCOSObject();
        scripted |=
            dictionary.containsKey(COSName.AA)
                || forbidden(dictionary.getDictionaryObject(COSName.A));
        appearances(dictionary.getDictionaryObject(COSName.AP));
      }
    }
    if (scripted) {
      reasons.add("A page of the PDF runs scripts or programs; save it without them.");
    }
    if (!loose.isEmpty()) {
      reasons.add(
          "The PDF does not embed its fonts ("
              + String.join(", ", loose)
              + "); export it as PDF/A.");
    }
  }

  /** Looks at every object once, however often and deep a hostile document refers to it. */
  private void appearances(@Nullable COSBase first) throws IOException {
    Deque<COSBase> open = new ArrayDeque<>();
    put(open, first);
    while (!open.isEmpty()) {
      COSBase base = open.remove();
      if (!drawn.add(base)) {
        continue;
      }
      if (base instanceof COSStream stream) {
        fonts(new PDFormXObject(stream).getResources());
      } else if (base instanceof COSDictionary dictionary) {
        for (COSName key : dictionary.keySet()) {
          put(open, dictionary.getDictionaryObject(key));
        }
      } else if (base instanceof COSArray array) {
        for (int i = 0; i < array.size(); i++) {
          put(open, array.getObject(i));
        }
      }
    }
  }

  private static <T> void put(Deque<T> open, @Nullable T found) {
    if (found != null) {
      open.add(found);
    }
  }

  private void fonts(@Nullable PDResources first) throws IOException {
    Deque<PDResources> open = new ArrayDeque<>();
    put(open, first);
    while (!open.isEmpty()) {
      PDResources resources = open.remove();
      if (seen.add(resources.getCOSObject())) {
        fonts(resources, open);
      }
    }
  }

  private void fonts(PDResources resources, Deque<PDResources> open) throws IOException {
    for (COSName name : resources.getFontNames()) {
      PDFont font = resources.getFont(name);
      // the shapes of a Type 3 font stand in the document by their nature
      if (font != null && !(font instanceof PDType3Font) && !font.isEmbedded()) {
        loose.add(String.valueOf(font.getName()));
      }
    }
    for (COSName name : resources.getXObjectNames()) {
      if (!resources.isImageXObject(name)) {
        PDXObject object = resources.getXObject(name);
        if (object instanceof PDFormXObject form) {
          put(open, form.getResources());
        }
      }
    }
  }
}
