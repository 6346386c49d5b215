package io.tradefold.server.log.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTest {

  @Test
  void blockZeroIsPositionsOneTo256() {
    assertThat(List.of(Block.of(1), Block.of(256), Block.of(257))).containsExactly(0L, 0L, 1L);
    assertThat(Block.startOf(1)).isEqualTo(Block.endOf(0)).isEqualTo(256);
  }

  @Test
  void neighboursAreReadTogetherAndNothingBeyondWhatIsAsked() {
    assertThat(Block.within(100, 900, List.of(0L, 1L, 3L)))
        .containsExactly(new Block.Stretch(100, 512), new Block.Stretch(768, 900));
    assertThat(Block.within(256, 512, List.of(0L, 2L))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsReadByBlocksIsWhatIsFoundByReadingEverything(long seed) {
    Random random = new Random(seed);
    List<String> log = new ArrayList<>();
    int size = random.nextInt(5_000);
    for (int i = 0; i < size; i++) {
      // Some have thousands of events, some one.
      log.add("c" + (int) Math.exp(random.nextDouble() * 5));
    }
    List<Block> index = new ArrayList<>();
    Block.Filling filling = new Block.Filling();
    for (int i = 0; i < size; i++) {
      filling.take(i + 1, log.get(i)).ifPresent(index::add);
    }
    assertThat(index).hasSize(size / Block.SIZE);

    for (int round = 0; round < 200; round++) {
      String community = "c" + random.nextInt(160);
      long after = random.nextInt(size + 1);
      long known = (long) index.size() * Block.SIZE;
      long upTo = Math.min(known, after + random.nextInt(size + 1));
      List<Long> blocks =
          index.stream()
              .filter(block -> block.communities().contains(community))
              .map(Block::number)
              .toList();

      List<Long> read =
          Block.within(after, upTo, blocks).stream()
              .flatMap(part -> LongStream.rangeClosed(part.after() + 1, part.upTo()).boxed())
              .filter(position -> log.get((int) (position - 1)).equals(community))
              .toList();

      assertThat(read)
          .as("seed " + seed)
          .isEqualTo(
              LongStream.rangeClosed(after + 1, upTo)
                  .boxed()
                  .filter(position -> log.get((int) (position - 1)).equals(community))
                  .toList());
    }
  }
}
