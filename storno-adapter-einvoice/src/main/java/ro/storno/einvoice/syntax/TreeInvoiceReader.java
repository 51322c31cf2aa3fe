package ro.storno.einvoice.syntax;

import java.util.ArrayList;
import java.util.List;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.xml.XmlElement;
import ro.storno.einvoice.xml.XmlLimits;
import ro.storno.einvoice.xml.XmlTree;

/**
 * Reads a document as a tree, totally: what a syntax does not take over becomes a finding.
 *
 * <p>Elements are found by name, wherever the schema would have them in the order, so that
 * documents which break the schema are still understood. A document that ends too early gives what
 * came before. Thread-safe.
 *
 * @param <S> the source from which the syntax takes its terms
 */
public abstract class TreeInvoiceReader<S extends TermSource> implements ElectronicInvoiceReader {
  private final Explainer explainer = new Explainer();
  private final XmlTree.Reader trees;
  private final Syntax syntax;

  /** A reader of a syntax that looks at documents within limits. */
  protected TreeInvoiceReader(Syntax syntax, XmlLimits limits) {
    this.syntax = syntax;
    this.trees = new XmlTree.Reader(limits);
  }

  /** Whether a root element begins a document of this syntax. */
  protected abstract boolean recognises(XmlElement root);

  /** What such a root is called, for a message. */
  protected abstract String expectedRoot();

  /** A source for one document. */
  protected abstract S source(Explainer explainer);

  /** The invoices below a root that was recognised, at least one. */
  protected abstract List<NationalInvoice> invoices(S source, XmlElement root);

  @Override
  public final ReadResult read(byte[] document) {
    return AnyInvoiceReader.read(trees.read(document), document, List.of(this));
  }

  /** Reads a tree whose root was recognised. */
  final ReadResult read(XmlElement root, List<Finding> findings, byte[] document) {
    S source = source(explainer);
    List<NationalInvoice> invoices = invoices(source, root);
    source.reportUnused(root);
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(source.findings());
    return ReadResult.of(invoices, syntax, all, document);
  }
}
