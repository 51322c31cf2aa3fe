package ro.storno.einvoice.validation;

import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.schematron.sch.SchematronProviderXSLTFromSCH;
import com.helger.schematron.sch.TransformerCustomizerSCH;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXSource;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltCompiler;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The compiled rules, each compiled once, when first needed, and shared by all threads.
 *
 * <p>A rule set that comes as XSLT is compiled as it is; one that comes as Schematron source
 * ({@code .sch}) is first turned into XSLT by ph-schematron's ISO pipeline. Its pure Java engine is
 * not used, since it substitutes variables as text and gives wrong answers on real rule sets.
 */
final class Sheets {
  private final Processor processor;
  private final Map<String, CompletableFuture<CompiledSheet>> compiled = new ConcurrentHashMap<>();
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

  /** Whether no sheet has been asked for yet. */
  boolean isUntouched() {
    return compiled.isEmpty();
  }

  /**
   * Compiles a sheet in the background, unless it is being or has been compiled. What goes wrong is
   * reported to whoever asks for the sheet.
   */
  void prepare(String resource) {
    CompletableFuture<CompiledSheet> mine = new CompletableFuture<>();
    if (compiled.putIfAbsent(resource, mine) == null) {
      Thread thread = new Thread(() -> compileInto(mine, resource), "rule-set-compiler");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void compileInto(CompletableFuture<CompiledSheet> future, String resource) {
    try {
      future.complete(compile(resource));
    } catch (RuleSetUnavailableException e) {
      compiled.remove(resource, future);
      future.completeExceptionally(e);
    } catch (RuntimeException | Error e) {
      compiled.remove(resource, future);
      future.completeExceptionally(
          new RuleSetUnavailableException("The rules " + resource + " could not be compiled", e));
    }
  }

  /**
   * The compiled sheet of a resource.
   *
   * @throws RuleSetUnavailableException if it is missing or does not compile
   */
  CompiledSheet get(String resource) {
    CompletableFuture<CompiledSheet> mine = new CompletableFuture<>();
    CompletableFuture<CompiledSheet> other = compiled.putIfAbsent(resource, mine);
    if (other != null) {
      return join(other);
    }
    compileInto(mine, resource);
    return join(mine);
  }

  /**
   * What a sheet finds in a document.
   *
   * @throws RuleSetUnavailableException if the sheet is missing or does not compile
   */
  List<FailedAssertions.Failure> run(String resource, XdmNode document) {
    return get(resource).run(document);
  }

  private static CompiledSheet join(CompletableFuture<CompiledSheet> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw new RuleSetUnavailableException("Rules that could not be compiled", e.getCause());
    }
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
