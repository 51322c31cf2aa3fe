package ro.storno.application.provider;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.SequentialIds;
import ro.storno.application.file.InMemoryFileStore;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.application.submission.InMemorySubmissions;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.domain.submission.Channel;

/** Who may tell what became of a company's documents. */
class TakeProviderNoticeTest {
  private static final UUID COMPANY = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final String STRONG = "0123456789abcdefghij";

  private static TakeProviderNotice taking(Map<String, String> fields, NoticeReader reader) {
    InMemoryTransactions transactions = new InMemoryTransactions();
    InMemorySubmissions submissions = new InMemorySubmissions(transactions);
    SequentialIds ids = new SequentialIds();
    Clock clock = Clock.systemUTC();
    return new TakeProviderNotice(
        transactions,
        (company, channel) -> Optional.of(fields),
        new InMemoryProviderNotices(transactions),
        reader,
        submissions,
        new SubmissionQueue(submissions, new InMemoryJobQueue(transactions), ids, clock),
        new InMemoryFileStore(),
        ids,
        clock);
  }

  private static TakeProviderNotice withToken(String token) {
    return taking(Map.of(NoticeReader.TOKEN, token), new PlainNotices());
  }

  @Test
  void a_token_that_could_be_guessed_opens_nothing() {
    assertThatCode(() -> withToken(STRONG).admit(COMPANY, STRONG)).doesNotThrowAnyException();
    String weak = STRONG.substring(1);
    assertThatThrownBy(() -> withToken(weak).admit(COMPANY, weak))
        .isInstanceOf(ApplicationException.NotFound.class);
    String blanks = "x" + " ".repeat(30);
    assertThatThrownBy(() -> withToken(blanks).admit(COMPANY, blanks))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void where_the_configuration_expects_no_notices_nobody_may_send_them() {
    NoticeReader deaf =
        new NoticeReader() {
          @Override
          public Channel channel() {
            return Channel.SDI;
          }

          @Override
          public boolean expected(Map<String, String> fields) {
            return false;
          }

          @Override
          public Optional<ProviderNotice.Told> read(String contentType, byte[] body) {
            return Optional.empty();
          }
        };
    TakeProviderNotice take = taking(Map.of(NoticeReader.TOKEN, STRONG), deaf);
    assertThatThrownBy(() -> take.admit(COMPANY, STRONG))
        .isInstanceOf(ApplicationException.NotFound.class);
  }
}
