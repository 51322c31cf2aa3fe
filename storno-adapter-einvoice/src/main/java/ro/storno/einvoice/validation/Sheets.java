package ro.storno.einvoice.validation;

import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.schematron.sch.SchematronProviderXSLTFromSCH;
import com.helger.schematron.sch.TransformerCustomizerSCH;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXSource;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltCompiler;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import ro.storno.einvoice.rules.Names;
import ro.storno.einvoice.rules.RefusedSheetException;
import ro.storno.einvoice.rules.RuleSheet;
import ro.storno.einvoice.rules.UnsureException;

/**
 * The compiled rules, each compiled once, when first needed, and shared by all threads.
 *
 * <p>A rule set that comes as XSLT is compiled as it is; one that comes as Schematron source
 * ({@code .sch}) is first turned into XSLT by ph-schematron's ISO pipeline. Its pure Java engine is
 * not used, since it substitutes variables as text and gives wrong answers on real rule sets.
 */
final class Sheets {
  private static final System.Logger LOG = System.getLogger(Sheets.class.getName());

  private final Processor processor;
  private final OnceEach<CompiledSheet> interpreted = new OnceEach<>(this::compile);
  private final OnceEach<Optional<RuleSheet>> compiled = new OnceEach<>(this::toClosures);
  private final Names names = new Names();
  private final SheetTables tables;
  private final RuleFiles files;

  Sheets(RuleFiles files) {
    this.files = files;
    processor = new Processor(false);
    processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
    processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
    processor.setConfigurationProperty(Feature.DISABLE_XSL_EVALUATE, true);
    processor.setConfigurationProperty(Feature.LINE_NUMBERING, false);
    tables = new SheetTables(processor, files);
  }

  Processor processor() {
    return processor;
  }

  /** The names that documents and compiled sheets share. */
  Names names() {
    return names;
  }

  /** Whether no sheet has been asked for yet. */
  boolean isUntouched() {
    return compiled.isUntouched() && interpreted.isUntouched();
  }

  /**
   * Compiles a sheet in the background, unless it is being or has been compiled. What goes wrong is
   * reported to whoever asks for the sheet.
   */
  void prepare(String resource) {
    compiled.prepare(resource);
  }

  /**
   * The sheet as Saxon runs it.
   *
   * @throws RuleSetUnavailableException if it is missing or does not compile
   */
  CompiledSheet get(String resource) {
    return interpreted.get(resource);
  }

  /**
   * The sheet compiled to closures; empty when Saxon has to run it, which then is ready to.
   *
   * @throws RuleSetUnavailableException if it is missing or does not compile
   */
  Optional<RuleSheet> compiled(String resource) {
    return compiled.get(resource);
  }

  /**
   * What a sheet finds in a document, by Saxon.
   *
   * @throws RuleSetUnavailableException if the sheet is missing or does not compile
   */
  List<FailedAssertions.Failure> run(String resource, XdmNode document) {
    return get(resource).run(document);
  }

  /**
   * What a sheet finds in a document. The compiled sheet says it if it can; if there is none, or if
   * it comes upon something the sheet would stop at, Saxon does.
   *
   * @throws RuleSetUnavailableException if the sheet is missing or does not compile
   */
  List<FailedAssertions.Failure> run(String resource, DocumentTrees document) {
    Optional<RuleSheet> closures = compiled(resource);
    if (closures.isPresent()) {
      try {
        return closures.get().run(document.compact()).stream()
            .map(FailedAssertions.Failure::of)
            .toList();
      } catch (UnsureException e) {
        LOG.log(Level.DEBUG, "{0} is left to Saxon over a document: {1}", resource, e.getMessage());
      }
    }
    return run(resource, document.saxon());
  }

  private Optional<RuleSheet> toClosures(String resource) {
    byte[] sheet = files.read(resource);
    String folder = resource.substring(0, resource.lastIndexOf('/') + 1);
    try {
      if (resource.endsWith(".sch")) {
        sheet = fromSchematron(sheet);
      }
      RuleSheet closures = RuleSheet.compile(sheet, names, table -> readTable(folder + table));
      LOG.log(Level.DEBUG, "{0} is compiled", resource);
      return Optional.of(closures);
    } catch (RefusedSheetException e) {
      LOG.log(Level.DEBUG, "{0} is left to Saxon: {1}", resource, e.getMessage());
    } catch (TransformerException | SaxonApiException e) {
      throw new RuleSetUnavailableException("The rules " + resource + " do not compile", e);
    }
    var ready = get(resource);
    LOG.log(Level.DEBUG, "{0} is ready for Saxon", ready.name());
    return Optional.empty();
  }

  private byte @Nullable [] readTable(String resource) {
    return files.has(resource) ? files.read(resource) : null;
  }

  private CompiledSheet compile(String resource) {
    return compile(resource, files.read(resource));
  }

  /**
   * Compiles a source that is not on the class path; nothing is kept.
   *
   * @param name names the source in messages; Schematron source ends in {@code .sch}
   */
  CompiledSheet compile(String name, byte[] source) {
    XsltCompiler compiler = processor.newXsltCompiler();
    compiler.setErrorReporter(error -> {});
    try {
      byte[] sheet = name.endsWith(".sch") ? fromSchematron(source) : source;
      SlimSheet slim = SlimSheet.of(sheet);
      SAXSource slimmed = slim.source();
      slimmed.setSystemId(SheetTables.baseOf(name));
      return new CompiledSheet(name, compiler.compile(slimmed), slim.absences(), tables);
    } catch (SaxonApiException | SAXException | TransformerException e) {
      throw new RuleSetUnavailableException("The rules " + name + " do not compile", e);
    }
  }

  /** The XSLT of a Schematron source, by ph-schematron's ISO skeleton. */
  private byte[] fromSchematron(byte[] source) throws TransformerException, SaxonApiException {
    TransformerCustomizerSCH customizer = new TransformerCustomizerSCH();
    Document sheet =
        SchematronProviderXSLTFromSCH.createSchematronXSLT(
            new ReadableResourceByteArray(source), customizer);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Serializer serializer = processor.newSerializer(bytes);
    serializer.serialize(new DOMSource(sheet));
    return bytes.toByteArray();
  }
}
