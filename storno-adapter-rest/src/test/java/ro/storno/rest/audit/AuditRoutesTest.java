package ro.storno.rest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class AuditRoutesTest extends WithStorno {
  private static final String TRAIL = "/api/v1/audit-logs";

  @Test
  void trail_says_who_changed_the_company_from_where() {
    scene
        .owner()
        .send("PATCH", "/api/v1/companies/" + scene.company(), "{\"website\":\"https://emag.ro\"}")
        .expect(200);
    Answer trail = scene.owner().get(TRAIL + "?limit=1").expect(200);
    assertThat(trail.at("/data/0/action")).isEqualTo("company.changed");
    assertThat(trail.at("/data/0/subjectId")).isEqualTo(scene.company().toString());
    assertThat(trail.at("/data/0/details")).isEqualTo("website");
    assertThat(trail.at("/data/0/ipAddress")).contains("127.0.0.1");
    assertThat(trail.at("/data/0/means")).isEqualTo("session");
    assertThat(trail.json().at("/data")).hasSize(1);
    assertThat(trail.at("/total")).isNotEqualTo("1");
  }

  @Test
  void export_is_one_object_a_line_in_the_order_of_the_chain() {
    String[] lines = scene.owner().get(TRAIL + "/export").expect(200).text().split("\n", -1);
    assertThat(lines[0]).startsWith("{\"organization\":\"" + scene.organization() + "\"");
    assertThat(lines[0]).contains("\"sequence\":\"1\"");
    assertThat(lines[lines.length - 1]).as("the file ends with a line break").isEmpty();
    assertThat(lines[lines.length - 2]).contains("audit.exported");
  }

  @Test
  void each_organization_sees_its_own_trail_only() {
    Scene other = Scene.on(storno());
    assertThat(other.owner().get(TRAIL).expect(200).text())
        .doesNotContain(scene.company().toString());
  }
}
