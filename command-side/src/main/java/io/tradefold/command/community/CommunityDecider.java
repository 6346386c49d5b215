package io.tradefold.command.community;

import io.tradefold.api.Conflict;
import io.tradefold.api.FieldError;
import io.tradefold.api.NotFound;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityCommand;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import java.util.List;

/** Decides what a command does to a community. Pure. */
final class CommunityDecider {

  private CommunityDecider() {}

  /**
   * @param operator whether the caller runs the platform, and so may change any community
   * @throws FieldError when the id is the platform's
   * @throws Conflict when the id is taken by a community of other content
   * @throws NotFound when there is no such community, or it isn't the caller's to change
   */
  static List<CommunityEvent> decide(
      CommunityCommand command, CommunityState state, boolean operator) {
    return switch (command) {
      case CommunityCommand.Register register -> register(register, state);
      case CommunityCommand.ChangeProfile change -> change(change, state, operator);
    };
  }

  private static List<CommunityEvent> register(
      CommunityCommand.Register command, CommunityState state) {
    CommunityEvent.Registered registered =
        new CommunityEvent.Registered(
            command.communityId(),
            command.name(),
            command.baseCurrency(),
            command.timeZone(),
            command.annualisation(),
            command.owner());
    if (command.communityId().equals(CommunityId.PLATFORM)) {
      throw new FieldError(
          "communityId", command.communityId().value(), "another id: this is the platform's own");
    }
    if (!state.exists()) {
      return List.of(registered);
    }
    if (!state.origin().equals(registered)) {
      throw new Conflict("there is another community with the id " + command.communityId());
    }
    return List.of();
  }

  private static List<CommunityEvent> change(
      CommunityCommand.ChangeProfile command, CommunityState state, boolean operator) {
    if (!state.exists() || !(operator || state.origin().owner().equals(command.by()))) {
      throw new NotFound("no community " + command.communityId());
    }
    String name = command.name() == null ? state.name() : command.name();
    Annualisation annualisation =
        command.annualisation() == null ? state.annualisation() : command.annualisation();
    return name.equals(state.name()) && annualisation == state.annualisation()
        ? List.of()
        : List.of(new CommunityEvent.ProfileChanged(command.communityId(), name, annualisation));
  }
}
