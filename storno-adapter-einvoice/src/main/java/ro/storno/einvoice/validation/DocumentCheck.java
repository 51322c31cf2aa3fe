package ro.storno.einvoice.validation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.domain.einvoice.Finding;
import ro.storno.einvoice.rules.NameCache;
import ro.storno.einvoice.rules.Names;
import ro.storno.einvoice.rules.TreeBuilder;
import ro.storno.einvoice.xml.HardenedXml;
import ro.storno.einvoice.xml.XmlLimits;

/**
 * Parses, checks against the schema and builds the tree, all in one pass over the bytes.
 *
 * <p>Keeps a parser and schema validators, which cost more to make than to use. Serves one thread
 * at a time.
 */
final class DocumentCheck {
  private final Processor processor;
  private final XmlLimits limits;
  private final Set<String> extensionNames;
  private final Function<DocumentKind, Schema> schemas;
  private final HardenedXml xml = new HardenedXml();
  private final NameCache names;
  private final Map<DocumentKind, ValidatorHandler> validators = new EnumMap<>(DocumentKind.class);

  /**
   * What one pass found out.
   *
   * @param gate root, kind, customization and date
   * @param problem what stopped the parser; null when nothing did
   * @param schemaErrors what the schema says
   * @param tree the document; null when it is not schema-valid
   */
  record Parsed(
      DocumentGate gate,
      @Nullable Finding problem,
      List<TreeFeed.SchemaError> schemaErrors,
      @Nullable DocumentTrees tree) {}

  DocumentCheck(
      Processor processor,
      Names names,
      XmlLimits limits,
      Set<String> extensionNames,
      Function<DocumentKind, Schema> schemas) {
    this.processor = processor;
    this.names = new NameCache(names);
    this.limits = limits;
    this.extensionNames = extensionNames;
    this.schemas = schemas;
  }

  HardenedXml xml() {
    return xml;
  }

  Parsed parse(byte[] document) {
    return parse(document, this::validator);
  }

  /** The document by another schema than that of its syntax. */
  Parsed parse(byte[] document, Schema instead) {
    return parse(document, kind -> InternedNames.validator(instead));
  }

  private Parsed parse(byte[] document, Function<DocumentKind, ValidatorHandler> validating) {
    TreeBuilder tree = new TreeBuilder(names, document.length);
    DocumentGate gate = new DocumentGate(limits);
    TreeFeed feed = new TreeFeed(gate, tree, new ExtensionFilter(extensionNames));
    gate.onRoot(kind -> inFrontOf(feed, validating.apply(kind)));
    Optional<Finding> problem = xml.parse(document, gate);
    boolean valid = problem.isEmpty() && gate.kind() != null && feed.errors().isEmpty();
    return new Parsed(
        gate,
        problem.orElse(null),
        feed.errors(),
        valid ? new DocumentTrees(tree.tree(), () -> saxonTree(document, validating)) : null);
  }

  /** The tree Saxon reads, from a second pass through the same stations. */
  private XdmNode saxonTree(byte[] document, Function<DocumentKind, ValidatorHandler> validating) {
    BuildingContentHandler tree = newTree();
    DocumentGate gate = new DocumentGate(limits);
    TreeFeed feed = new TreeFeed(gate, tree, new ExtensionFilter(extensionNames));
    gate.onRoot(kind -> inFrontOf(feed, validating.apply(kind)));
    // the bytes are well-formed and valid, or the first pass would have ended the matter
    var unused = xml.parse(document, gate);
    return documentNode(tree);
  }

  /** What another schema says about a document that went through {@link #parse} already. */
  List<TreeFeed.SchemaError> schemaErrors(byte[] document, Schema schema) {
    DocumentGate gate = new DocumentGate(limits);
    TreeFeed feed =
        new TreeFeed(gate, new DefaultHandler(), new ExtensionFilter(ExtensionFilter.noNames()));
    ValidatorHandler validator = schema.newValidatorHandler();
    gate.onRoot(kind -> inFrontOf(feed, validator));
    // the bytes are well-formed, or the first pass would have ended the matter
    var unused = xml.parse(document, gate);
    return feed.errors();
  }

  private ValidatorHandler validator(DocumentKind kind) {
    return validators.computeIfAbsent(kind, k -> InternedNames.validator(schemas.apply(k)));
  }

  private static ValidatorHandler inFrontOf(TreeFeed feed, ValidatorHandler validator) {
    validator.setContentHandler(feed);
    validator.setErrorHandler(feed);
    return validator;
  }

  private BuildingContentHandler newTree() {
    try {
      return processor.newDocumentBuilder().newBuildingContentHandler();
    } catch (SaxonApiException e) {
      throw new IllegalStateException("Saxon cannot build a tree", e);
    }
  }

  private static XdmNode documentNode(BuildingContentHandler tree) {
    try {
      return tree.getDocumentNode();
    } catch (SaxonApiException e) {
      throw new SaxonApiUncheckedException(e);
    }
  }
}
