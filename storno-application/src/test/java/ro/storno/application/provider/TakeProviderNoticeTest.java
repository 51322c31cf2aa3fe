package ro.storno.application.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.SequentialIds;
import ro.storno.application.file.FileStore;
import ro.storno.application.file.InMemoryFileStore;
import ro.storno.application.inbox.InMemoryInboundDocuments;
import ro.storno.application.inbox.InboundDocuments;
import ro.storno.application.inbox.ReceiveDocument;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.application.submission.InMemorySubmissions;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.submission.Channel;

/** Who may tell what became of a company's documents. */
class TakeProviderNoticeTest {
  private static final UUID COMPANY = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final String STRONG = "0123456789abcdefghij";

  private static TakeProviderNotice taking(Map<String, String> fields, NoticeReader reader) {
    return new World(fields, reader).take;
  }

  /** Files in memory, as long as there is room. */
  private static final class UnreliableStore implements FileStore {
    private final InMemoryFileStore files = new InMemoryFileStore();
    private boolean full;

    @Override
    public void put(CompanyId company, String key, byte[] content) {
      if (full) {
        throw new IllegalStateException("no room left");
      }
      files.put(company, key, content);
    }

    @Override
    public Optional<byte[]> get(CompanyId company, String key) {
      return files.get(company, key);
    }

    @Override
    public void delete(CompanyId company, String key) {
      files.delete(company, key);
    }

    @Override
    public void deleteAll(CompanyId company) {
      files.deleteAll(company);
    }
  }

  /** What taking stands on. */
  private static final class World {
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryInboundDocuments documents = new InMemoryInboundDocuments(transactions);
    private final InMemoryProviderNotices notices = new InMemoryProviderNotices(transactions);
    private final InMemoryJobQueue jobs = new InMemoryJobQueue(transactions);
    private final UnreliableStore files = new UnreliableStore();
    private final TakeProviderNotice take;

    World(Map<String, String> fields, NoticeReader reader) {
      InMemorySubmissions submissions = new InMemorySubmissions(transactions);
      SequentialIds ids = new SequentialIds();
      Clock clock = Clock.systemUTC();
      this.take =
          new TakeProviderNotice(
              transactions,
              (company, channel) -> Optional.of(fields),
              notices,
              reader,
              submissions,
              new SubmissionQueue(submissions, jobs, ids, clock),
              files,
              new ReceiveDocument(transactions, documents, files, jobs, ids, clock),
              ids,
              clock);
    }

    List<InboundDocument> inbox() {
      CompanyId company = new CompanyId(COMPANY);
      return transactions.inCompany(
          company, () -> documents.newest(company, InboundDocuments.Filter.ALL, 0, 100));
    }
  }

  /** Reads documents written as {@code REFERENCE CONTENT}, with the metadata {@code M}. */
  private static final class PlainDocuments implements NoticeReader {
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
      String[] words = new String(body, StandardCharsets.UTF_8).split(" ", 2);
      return Optional.of(
          new Pushed.Document(
              words[0],
              "IT1_1.xml",
              words[1].getBytes(StandardCharsets.UTF_8),
              new ProviderNotice.Told(
                  "MT", words[0], "IT1_1.xml", null, "IT1_1_MT_001.xml", new byte[] {'M'})));
    }
  }

  private static Pushed push(World world, String text) {
    return world.take.take(COMPANY, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void document_is_kept_once_before_the_answer_and_other_bytes_beside_it() {
    World world = new World(Map.of("partitaIva", " IT01234567897 "), new PlainDocuments());
    assertThat(push(world, "77 first")).isInstanceOf(Pushed.Document.class);
    push(world, "77 first");
    push(world, "77 other");
    assertThat(world.inbox())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.told().taxpayer()).isEqualTo("IT01234567897"))
        .anySatisfy(
            each -> {
              assertThat(each.told().reference()).isEqualTo("77");
              assertThat(
                      world.files.get(
                          new CompanyId(COMPANY), Objects.requireNonNull(each.kept()).storageKey()))
                  .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("first"));
            });
    assertThat(world.jobs.waiting()).hasSize(2);
    assertThat(
            world.transactions.inCompany(
                new CompanyId(COMPANY),
                () -> world.notices.about(new CompanyId(COMPANY), Channel.SDI, "77")))
        .extracting(notice -> notice.told().kind())
        .containsOnly("MT");
  }

  @Test
  void document_that_cannot_be_kept_is_not_answered_for() {
    World world = new World(Map.of(), new PlainDocuments());
    world.files.full = true;
    assertThatThrownBy(() -> push(world, "77 first")).isInstanceOf(RuntimeException.class);
    assertThat(world.inbox()).isEmpty();
    world.files.full = false;
    push(world, "77 first");
    assertThat(world.inbox()).hasSize(1);
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
          public Optional<Pushed> read(String contentType, byte[] body) {
            return Optional.empty();
          }
        };
    TakeProviderNotice take = taking(Map.of(NoticeReader.TOKEN, STRONG), deaf);
    assertThatThrownBy(() -> take.admit(COMPANY, STRONG))
        .isInstanceOf(ApplicationException.NotFound.class);
  }
}
