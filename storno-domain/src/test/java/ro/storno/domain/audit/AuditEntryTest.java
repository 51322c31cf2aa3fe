package ro.storno.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.domain.identity.OrganizationId;

class AuditEntryTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(1, 2));

  private static AuditEntry entry(String means, String address) {
    return AuditEntry.following(
        AuditEntry.GENESIS,
        ORGANIZATION,
        1,
        Instant.parse("2026-11-21T10:00:00Z"),
        null,
        means,
        address,
        "company.deleted",
        null,
        "");
  }

  @Test
  void field_cannot_be_moved_into_the_next_without_another_hash() {
    assertThat(entry("ab", "c").hash()).isNotEqualTo(entry("a", "bc").hash());
    assertThat(entry("a", "1:b,").hash()).isNotEqualTo(entry("a,1:b", "").hash());
  }

  @Test
  void entry_is_sound_until_a_field_differs() {
    AuditEntry entry = entry("session", "203.0.113.7");
    assertThat(entry.sound()).isTrue();
    AuditEntry forged =
        new AuditEntry(
            entry.organization(),
            entry.sequence(),
            entry.at(),
            entry.user(),
            entry.means(),
            "198.51.100.1",
            entry.action(),
            entry.subject(),
            entry.details(),
            entry.previous(),
            entry.hash());
    assertThat(forged.sound()).isFalse();
  }

  @Test
  void wire_names_differ_and_name_what_and_how() {
    assertThat(AuditAction.COMPANY_DELETED.wireName()).isEqualTo("company.deleted");
    assertThat(AuditAction.API_KEY_REVOKED.wireName()).isEqualTo("api_key.revoked");
    assertThat(Arrays.stream(AuditAction.values()).map(AuditAction::wireName))
        .doesNotHaveDuplicates();
  }
}
