package ro.storno.einvoice.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.envelope.Envelope;
import ro.storno.einvoice.xml.XmlElement;
import ro.storno.einvoice.xml.XmlLimits;
import ro.storno.einvoice.xml.XmlTree;

/**
 * Reads a document in whichever of several syntaxes its root belongs to, also out of a signed file;
 * thread-safe.
 */
public final class AnyInvoiceReader implements ElectronicInvoiceReader {
  private final XmlTree.Reader trees;
  private final List<TreeInvoiceReader<?>> readers;
  private final int maxBytes;

  /** A reader of several syntaxes that looks at documents within limits. */
  public AnyInvoiceReader(XmlLimits limits, List<TreeInvoiceReader<?>> readers) {
    this.trees = new XmlTree.Reader(limits);
    this.readers = List.copyOf(readers);
    this.maxBytes = limits.maxBytes();
  }

  @Override
  public ReadResult read(byte[] document) {
    if (document.length > maxBytes) {
      return read(trees.read(document), document, readers);
    }
    Envelope envelope = Envelope.open(document, maxBytes);
    Finding problem = envelope.problem();
    return problem == null
        ? read(trees.read(envelope.content()), document, readers)
        : new ReadResult(null, null, List.of(problem), document);
  }

  static ReadResult read(XmlTree tree, byte[] document, List<? extends TreeInvoiceReader<?>> all) {
    XmlElement root = tree.root();
    List<Finding> findings = Optional.ofNullable(tree.problem()).stream().toList();
    if (root == null) {
      return new ReadResult(null, null, findings, document);
    }
    for (TreeInvoiceReader<?> reader : all) {
      if (reader.recognises(root)) {
        return reader.read(root, findings, document);
      }
    }
    // what stopped the parser says more than a root that may be half of one
    return new ReadResult(
        null, null, findings.isEmpty() ? List.of(unknownRoot(root, all)) : findings, document);
  }

  private static Finding unknownRoot(
      XmlElement root, List<? extends TreeInvoiceReader<?>> expected) {
    return Finding.of(
        "READ-ROOT",
        Severity.FATAL,
        FindingSource.READER,
        "The root element is {%s}%s; %s was expected."
            .formatted(
                root.namespace(),
                root.name(),
                expected.stream()
                    .map(TreeInvoiceReader::expectedRoot)
                    .collect(Collectors.joining(" or "))));
  }
}
