package io.tradefold.api.performance;

import io.tradefold.api.community.Annualisation;

/**
 * How ratios are reckoned; stands beside them.
 *
 * @param annualisation days of a year, 252 or 365
 * @param ddof what is taken off the count under a variance
 * @param riskFree the return that is not held to be earned
 * @param returns what a daily return is
 */
public record Conventions(Annualisation annualisation, int ddof, int riskFree, String returns) {

  static Conventions of(Annualisation annualisation) {
    return new Conventions(annualisation, 1, 0, "net P&L of the day / balance at its start");
  }
}
