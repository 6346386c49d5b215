package io.tradefold.api.community;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;

/**
 * How many days a year has when ratios are annualised: 252 counts weekdays, 365 counts every day.
 */
public enum Annualisation {
  WEEKDAYS(252),
  EVERY_DAY(365);

  private final int days;

  Annualisation(int days) {
    this.days = days;
  }

  @JsonCreator
  public static Annualisation of(int days) {
    return switch (days) {
      case 252 -> WEEKDAYS;
      case 365 -> EVERY_DAY;
      default -> throw new InvalidValue(Integer.toString(days), "252 or 365");
    };
  }

  @JsonValue
  public int days() {
    return days;
  }
}
