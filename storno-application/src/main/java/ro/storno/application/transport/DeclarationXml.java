package ro.storno.application.transport;

import ro.storno.domain.transport.Declaration;

/** Writes declarations in version 2 of ANAF's data schema. Implementations are thread-safe. */
public interface DeclarationXml {
  /**
   * Writes a declaration that breaks no rule; the same declaration gives the same bytes.
   *
   * @param declaration not null
   * @throws IllegalArgumentException if it holds a character that XML cannot hold
   */
  byte[] write(Declaration declaration);
}
