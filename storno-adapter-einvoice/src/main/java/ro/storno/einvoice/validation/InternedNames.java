package ro.storno.einvoice.validation;

import java.io.IOException;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Makes schema validators that take names for interned, as those are that the JDK's parser hands
 * out, and do not look each one up again.
 *
 * <p>The JDK's validator believes this only of a parser it is given as a source. So it is given one
 * that reads nothing, and the handler it leaves there is kept. Where another implementation leaves
 * something else, its ordinary handler is used.
 */
final class InternedNames {
  private static final String STRING_INTERNING = "http://xml.org/sax/features/string-interning";

  private InternedNames() {}

  static ValidatorHandler validator(Schema schema) {
    Nothing source = new Nothing();
    try {
      schema
          .newValidator()
          .validate(new SAXSource(source, new InputSource()), new SAXResult(new DefaultHandler()));
    } catch (SAXException | IOException e) {
      return schema.newValidatorHandler();
    }
    return source.left instanceof ValidatorHandler handler ? handler : schema.newValidatorHandler();
  }

  /** A parser without a document. */
  private static final class Nothing extends XMLFilterImpl {
    private @Nullable ContentHandler left;

    @Override
    public boolean getFeature(String name) throws SAXNotRecognizedException {
      return name.equals(STRING_INTERNING);
    }

    @Override
    public void setContentHandler(@Nullable ContentHandler handler) {
      left = handler == null ? left : handler;
    }

    @Override
    public void parse(InputSource input) {
      // the handler is all that was wanted
    }
  }
}
