package ro.storno.rest.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.ManageMembers;

/**
 * The members of an organization.
 *
 * @param data oldest first
 * @param meta what else one must know
 */
public record MembersView(List<MemberView> data, Meta meta) {
  /**
   * What else one must know.
   *
   * @param canManage whether the caller may change members
   * @param maxUsers how many the plan allows, null for any number
   * @param currentCount how many are active
   */
  public record Meta(boolean canManage, @Nullable Integer maxUsers, long currentCount) {}

  static MembersView of(ManageMembers.Listed listed, Actor caller) {
    return new MembersView(
        listed.members().stream().map(member -> MemberView.of(member, caller)).toList(),
        new Meta(
            true,
            listed.mostUsers(),
            listed.members().stream().filter(member -> member.membership().active()).count()));
  }
}
