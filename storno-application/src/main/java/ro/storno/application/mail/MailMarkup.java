package ro.storno.application.mail;

/** Makes HTML that users typed safe to be sent in their name. Implementations are thread-safe. */
public interface MailMarkup {
  /**
   * Keeps what a mail may have: text, tables, links, inline styles and pictures from the web.
   * Scripts, forms, frames and whatever else acts on the reader's side is gone.
   *
   * @param html as typed, however malformed; not null
   * @return not null
   */
  Safe clean(String html);

  /**
   * What is left.
   *
   * @param html well-formed; not null
   * @param text the same as plain text; not null
   */
  record Safe(String html, String text) {}
}
