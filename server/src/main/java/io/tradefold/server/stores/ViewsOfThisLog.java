package io.tradefold.server.stores;

import io.tradefold.api.LogHead;
import io.tradefold.projection.engine.Watermarks;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import org.springframework.stereotype.Component;

/**
 * Looks at the start, before any projection is at work, whether the views contain more than the
 * log. They would then pass over the next events as if they contained them: every figure wrong, and
 * nobody told. So the process does not start.
 */
@OnRole(Role.PROJECTION)
@Component
class ViewsOfThisLog {

  /**
   * @throws ViewsAheadOfLog when they do
   */
  ViewsOfThisLog(Watermarks watermarks, LogHead log) {
    long contained = watermarks.most();
    long head = log.index();
    if (contained > head) {
      throw new ViewsAheadOfLog(contained, head);
    }
  }
}
