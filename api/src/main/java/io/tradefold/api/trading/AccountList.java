package io.tradefold.api.trading;

import java.util.List;

/** All of a trader's accounts, by community, in order of opening. */
public record AccountList(List<TraderAccounts.Entry> accounts) {

  public AccountList {
    accounts = List.copyOf(accounts);
  }
}
