package io.tradefold.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListSortTest {

  private record Item(String name, int number) {}

  private static final Item B1 = new Item("b", 1);
  private static final Item A2 = new Item("a", 2);
  private static final Item B0 = new Item("b", 0);
  private static final List<Item> OWN = List.of(B1, A2, B0);

  private final ListSort<Item> sort =
      new ListSort<Item>().by("number", Item::number).by("name", Item::name);

  @Test
  void leftOutTheListKeepsItsOwnOrder() {
    assertThat(sort.sorted(OWN, null)).containsExactly(B1, A2, B0);
  }

  @Test
  void aFieldSortsAndAMinusTurnsItRound() {
    assertThat(sort.sorted(OWN, "number")).containsExactly(B0, B1, A2);
    assertThat(sort.sorted(OWN, "-number")).containsExactly(A2, B1, B0);
  }

  @Test
  void equalsStayInTheListsOwnOrder() {
    assertThat(sort.sorted(OWN, "name")).containsExactly(A2, B1, B0);
    assertThat(sort.sorted(OWN, "-name")).containsExactly(B1, B0, A2);
  }

  @Test
  void anotherFieldIsRefusedAndTheChoicesAreNamed() {
    assertThatThrownBy(() -> sort.sorted(OWN, "-colour"))
        .isInstanceOf(BadParameter.class)
        .hasMessageContaining("number, name");
  }
}
