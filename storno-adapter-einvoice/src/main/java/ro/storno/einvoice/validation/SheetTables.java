package ro.storno.einvoice.validation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.transform.Source;
import net.sf.saxon.lib.ResourceRequest;
import net.sf.saxon.lib.ResourceResolver;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.trans.XPathException;
import ro.storno.domain.einvoice.Finding;
import ro.storno.einvoice.xml.HardenedXml;

/**
 * The code lists that sheets look up beside themselves, parsed once each and shared.
 *
 * <p>Those of Factur-X come with such tables. Only files that come with Storno or are listed in the
 * rules directory are served; any other address a sheet asks for is refused.
 */
final class SheetTables implements ResourceResolver {
  private static final String SCHEME = "rules:";

  private final Processor processor;
  private final RuleFiles files;
  private final Map<String, XdmNode> parsed = new ConcurrentHashMap<>();

  SheetTables(Processor processor, RuleFiles files) {
    this.processor = processor;
    this.files = files;
  }

  /** The address of a sheet, against which it names its tables. */
  static String baseOf(String resource) {
    return resource.startsWith("/") ? SCHEME + resource : SCHEME + "/" + resource;
  }

  @Override
  public Source resolve(ResourceRequest request) throws XPathException {
    String uri = request.uri;
    if (uri == null || !uri.startsWith(SCHEME)) {
      throw new XPathException("A rule sheet asks for " + uri + ", which is not served");
    }
    return table(uri.substring(SCHEME.length())).getUnderlyingNode();
  }

  private XdmNode table(String resource) throws XPathException {
    XdmNode known = parsed.get(resource);
    if (known != null) {
      return known;
    }
    try {
      BuildingContentHandler tree = processor.newDocumentBuilder().newBuildingContentHandler();
      Optional<Finding> problem = new HardenedXml().parse(files.read(resource), tree);
      if (problem.isPresent()) {
        throw new XPathException(resource + ": " + problem.get().message());
      }
      XdmNode table = tree.getDocumentNode();
      parsed.put(resource, table);
      return table;
    } catch (RuleSetUnavailableException | SaxonApiException e) {
      throw new XPathException("The table " + resource + " cannot be read", e);
    }
  }
}
