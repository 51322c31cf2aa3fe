package ro.storno.pdf.hybrid;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.HybridPdfs.Attached;

/**
 * The files inside a PDF, wherever they hang: in the tree of names, beside the document, on a page.
 */
final class Attachments {
  /** Most files that are looked at; a document with more is no invoice but an archive. */
  static final int MOST = 200;

  private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");
  private static final COSName BESIDE = COSName.getPDFName("AF");

  private final Map<String, COSDictionary> named = new LinkedHashMap<>();
  private final Set<COSDictionary> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<COSDictionary> all = new ArrayList<>();

  private Attachments() {}

  static Attachments of(PDDocument pdf) throws IOException {
    Attachments attachments = new Attachments();
    PDDocumentNameDictionary names = pdf.getDocumentCatalog().getNames();
    PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
    if (tree != null) {
      attachments.collect(tree);
    }
    COSBase beside = pdf.getDocumentCatalog().getCOSObject().getDictionaryObject(BESIDE);
    if (beside instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        attachments.add(array.getObject(i));
      }
    }
    for (PDPage page : pdf.getPages()) {
      for (PDAnnotation annotation : page.getAnnotations()) {
        if ("FileAttachment".equals(annotation.getSubtype())) {
          attachments.add(annotation.getCOSObject().getDictionaryObject(COSName.FS));
        }
      }
    }
    return attachments;
  }

  /** Every node once: in a hostile document a node may be its own kid, and many times so. */
  private void collect(PDNameTreeNode<PDComplexFileSpecification> root) throws IOException {
    Set<COSDictionary> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<PDNameTreeNode<PDComplexFileSpecification>> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty() && all.size() < MOST) {
      PDNameTreeNode<PDComplexFileSpecification> node = open.remove();
      if (visited.add(node.getCOSObject())) {
        names(node);
        List<PDNameTreeNode<PDComplexFileSpecification>> kids = node.getKids();
        if (kids != null) {
          open.addAll(kids);
        }
      }
    }
  }

  private void names(PDNameTreeNode<PDComplexFileSpecification> node) throws IOException {
    Map<String, PDComplexFileSpecification> here = node.getNames();
    if (here != null) {
      here.forEach(
          (name, file) -> {
            if (file != null) {
              named.putIfAbsent(name, file.getCOSObject());
              add(file.getCOSObject());
            }
          });
    }
  }

  private void add(@Nullable COSBase file) {
    if (file instanceof COSDictionary dictionary && all.size() < MOST && known.add(dictionary)) {
      all.add(dictionary);
    }
  }

  /** The files of the tree of names by the names they have there. */
  Map<String, PDComplexFileSpecification> tree() {
    Map<String, PDComplexFileSpecification> tree = new LinkedHashMap<>();
    named.forEach((name, file) -> tree.put(name, new PDComplexFileSpecification(file)));
    return tree;
  }

  /** The names of all files. */
  List<String> names() {
    return all.stream().map(Attachments::name).toList();
  }

  /** Whether every file says what it is to the document, as PDF/A-3 wants it. */
  boolean allRelated() {
    return all.stream().allMatch(file -> file.getNameAsString(RELATIONSHIP) != null);
  }

  /** The first file of a name, whatever the case of its letters; null when there is none. */
  @Nullable Attached named(String name) throws IOException {
    for (COSDictionary file : all) {
      if (name.equalsIgnoreCase(name(file))) {
        return unpacked(file);
      }
    }
    return null;
  }

  private static String name(COSDictionary file) {
    String unicode = file.getString(COSName.UF);
    String name = unicode == null || unicode.isBlank() ? file.getString(COSName.F) : unicode;
    String plain = Objects.requireNonNullElse(name, "").replace('\\', '/');
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  private static @Nullable Attached unpacked(COSDictionary file) throws IOException {
    COSDictionary embedded = file.getCOSDictionary(COSName.EF);
    if (embedded == null) {
      return null;
    }
    COSStream stream = embedded.getCOSStream(COSName.F);
    if (stream == null) {
      stream = embedded.getCOSStream(COSName.UF);
    }
    if (stream == null) {
      return null;
    }
    byte[] content = Unpacking.content(stream, "its attachment " + name(file));
    return new Attached(name(file), content, file.getNameAsString(RELATIONSHIP));
  }
}
