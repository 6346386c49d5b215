package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Prometheus reads.
 *
 * @param text in Prometheus's text format
 */
record Scrape(String text) {

  private static final Pattern HELP = Pattern.compile("(?m)^# HELP (\\S+) (.*)$");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-zA-Z0-9_]+)(?:\\{(.*)})? (\\S+)$");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  /** Of everything, and of one bucket: no tags of ours. */
  private static final Set<String> OF_ANY = Set.of("application", "le");

  /** Help texts by family; the greatest of a timer or summary goes with it. */
  Map<String, String> help() {
    return families(HELP);
  }

  /** Kinds by family. */
  Map<String, String> types() {
    return families(TYPE);
  }

  private Map<String, String> families(Pattern pattern) {
    Map<String, String> all = new TreeMap<>();
    pattern.matcher(text).results().forEach(found -> all.put(found.group(1), found.group(2)));
    Map<String, String> families = new TreeMap<>(all);
    families.keySet().removeIf(name -> name.endsWith("_max") && all.containsKey(base(name)));
    return families;
  }

  private static String base(String max) {
    return max.substring(0, max.length() - "_max".length());
  }

  /** The names of the tags that samples of a family have. */
  Set<String> tags(String family) {
    return SAMPLE
        .matcher(text)
        .results()
        .filter(sample -> sample.group(1).matches(family + "(_count|_sum|_max|_bucket)?"))
        .flatMap(sample -> labels(sample).keySet().stream())
        .filter(tag -> !OF_ANY.contains(tag))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The value of the sample with exactly these tags; 0 when there is none yet.
   *
   * @param tags name, value, name, value
   */
  double value(String name, String... tags) {
    Map<String, String> wanted = new TreeMap<>();
    for (int i = 0; i < tags.length; i += 2) {
      wanted.put(tags[i], tags[i + 1]);
    }
    return SAMPLE
        .matcher(text)
        .results()
        .filter(sample -> sample.group(1).equals(name) && without(sample).equals(wanted))
        .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
        .sum();
  }

  /** The values of all samples of this name, by the value of one tag. */
  Map<String, Double> values(String name, String tag) {
    return SAMPLE
        .matcher(text)
        .results()
        .filter(sample -> sample.group(1).equals(name))
        .collect(
            Collectors.toMap(
                sample -> String.valueOf(labels(sample).get(tag)),
                sample -> Double.parseDouble(sample.group(3))));
  }

  /** No value of a tag names anybody's own things. */
  void namesNone(String... secrets) {
    Matcher labels = LABEL.matcher(text);
    assertThat(labels.results().map(found -> found.group(2)))
        .isNotEmpty()
        .noneMatch(value -> Arrays.stream(secrets).anyMatch(value::contains));
  }

  private static Map<String, String> without(MatchResult sample) {
    Map<String, String> labels = labels(sample);
    labels.keySet().removeAll(OF_ANY);
    return labels;
  }

  private static Map<String, String> labels(MatchResult sample) {
    Map<String, String> labels = new TreeMap<>();
    if (sample.group(2) != null) {
      LABEL
          .matcher(sample.group(2))
          .results()
          .forEach(label -> labels.put(label.group(1), label.group(2)));
    }
    return labels;
  }
}
