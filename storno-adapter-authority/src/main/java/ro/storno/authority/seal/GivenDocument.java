package ro.storno.authority.seal;

import java.io.ByteArrayInputStream;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import org.jspecify.annotations.Nullable;

/**
 * Stands for whatever a signature refers to: wherever the address points, it is the document at
 * hand, and nothing is ever fetched. Only ids within the signature are looked up in it.
 */
final class GivenDocument implements URIDereferencer {
  private final byte[] document;
  private final URIDereferencer within;

  GivenDocument(byte[] document, URIDereferencer within) {
    this.document = document;
    this.within = within;
  }

  /** Returns whether an address is an id within the signature. */
  static boolean isWithin(@Nullable String uri) {
    return uri != null && uri.startsWith("#");
  }

  @Override
  public Data dereference(URIReference reference, XMLCryptoContext context)
      throws URIReferenceException {
    return isWithin(reference.getURI())
        ? within.dereference(reference, context)
        : new OctetStreamData(new ByteArrayInputStream(document));
  }
}
