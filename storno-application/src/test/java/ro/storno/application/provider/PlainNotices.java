package ro.storno.application.provider;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import ro.storno.domain.submission.Channel;

/** Reads notices written as {@code KIND REFERENCE HASH}. */
public final class PlainNotices implements NoticeReader {
  @Override
  public Channel channel() {
    return Channel.SDI;
  }

  @Override
  public boolean expected(Map<String, String> fields) {
    return true;
  }

  @Override
  public Optional<Pushed> read(String contentType, byte[] body) {
    String[] words = new String(body, StandardCharsets.UTF_8).split(" ", -1);
    return words.length != 3
        ? Optional.empty()
        : Optional.of(
            new Pushed.Notice(
                new ProviderNotice.Told(
                    words[0],
                    words[1],
                    "IT1_1.xml",
                    words[2].isEmpty() ? null : words[2],
                    "IT1_1_" + words[0] + "_001.xml",
                    body)));
  }
}
