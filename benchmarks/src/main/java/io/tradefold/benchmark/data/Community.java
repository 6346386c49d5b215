package io.tradefold.benchmark.data;

import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.Reply;
import io.tradefold.benchmark.http.Wire;
import java.time.LocalDate;

/** The commands everything begins with. */
public final class Community {

  private Community() {}

  /** A community of weekday traders in dollars, in UTC. */
  public static void register(Wire wire, Calls owner, String community) {
    wire.send(
            owner.post(
                "/api/community",
                """
                {"communityId": "%s", "name": "%s", "baseCurrency": "USD", "timeZone": "UTC",
                 "annualisation": 252}"""
                    .formatted(community, community)))
        .expect(201);
  }

  /**
   * @param opened its first day
   */
  public static Reply openAccount(
      Wire wire, Calls trader, String community, String account, LocalDate opened) {
    return wire.send(
            trader.post(
                "/api/trader/accounts",
                """
                {"accountId": "%s", "communityId": "%s", "name": "%s", "currency": "USD",
                 "startingBalance": "1000000", "at": "%sT00:00:00Z"}"""
                    .formatted(account, community, account, opened)))
        .expect(201);
  }
}
