package ro.storno.authority.efactura;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.anaf.BuyerMessages.BuyerMessage;
import ro.storno.domain.anaf.UploadIndex;

class XmlBuyerMessagesTest {
  private final XmlBuyerMessages messages = new XmlBuyerMessages();

  @Test
  void a_message_is_written_as_anaf_wants_it() {
    byte[] xml = messages.write(new BuyerMessage(new UploadIndex("5001"), "Preț greșit"));
    assertThat(new String(xml, UTF_8))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"5001\""
                + " message=\"Preț greșit\"/>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two\nlines\tand a tab",
        "\"quotes\" & <angles> 'too'",
        "an emoji \uD83D\uDE00",
        "]]><!-- -->",
      })
  void what_is_written_is_read_again(String text) {
    BuyerMessage message = new BuyerMessage(new UploadIndex("1"), text);
    assertThat(messages.read(messages.write(message))).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u001Bb", "a\uFFFEb", "half \uD83D"})
  void a_character_that_xml_cannot_hold_is_refused(String text) {
    assertThatThrownBy(() -> messages.write(new BuyerMessage(new UploadIndex("1"), text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "<header/>",
        "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\"/>",
        "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"1\"/>",
        "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"1\" message=\" \"/>",
        "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"a\" message=\"x\"/>",
        "<header xmlns=\"urn:other\" index_incarcare=\"1\" message=\"x\"/>",
        "<head xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"1\" message=\"x\"/>",
        "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"1\" message=\"x\">",
        "<!DOCTYPE header [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"1\""
            + " message=\"x\">&e;</header>",
      })
  void what_is_no_message_is_empty(String xml) {
    assertThat(messages.read(xml.getBytes(UTF_8))).isEmpty();
  }
}
