package io.tradefold.server.cli;

import io.tradefold.projection.audit.JobStage;
import io.tradefold.projection.audit.JobState;
import io.tradefold.projection.audit.VerificationView;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Refolds the log and compares it with everything that is stored. */
final class VerifyCommand implements CliCommand {

  private static final String COMMUNITY = "community";
  private static final int LOOK_MILLIS = 200;

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String help() {
    return "[--community=ID]: refolds the log and compares it with every document and every value of"
        + " Redis, also while the server runs. Names what differs, and ends with 1 if anything does.";
  }

  @Override
  public Set<String> options() {
    return Set.of(COMMUNITY, Target.URL, Target.DATA);
  }

  @Override
  public void run(Options options, Terminal terminal) throws IOException, InterruptedException {
    try (Verifier verifier = verifier(options, terminal)) {
      VerificationView view = verifier.start(options.find(COMMUNITY));
      Consumer<JobStage> progress = terminal.progress(VerifyCommand::line);
      while (view.state() == JobState.RUNNING) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        view = verifier.get(view.verificationId());
        if (view.stage() != null) {
          progress.accept(view.stage());
        }
      }
      report(view, terminal);
    }
  }

  private static Verifier verifier(Options options, Terminal terminal) throws IOException {
    return switch (Target.find(options, terminal)) {
      case Target.Running running -> new RunningVerifier(running.server());
      case Target.Stopped stopped -> {
        // It is opened anew with all stores.
        stopped.close();
        yield VerifierAtRest.of(stopped.folder().root());
      }
    };
  }

  private static String line(JobStage stage) {
    return "%s: %,d of %,d, %,d a second%s"
        .formatted(
            stage.phase(),
            stage.done(),
            stage.total(),
            stage.perSecond(),
            stage.secondsLeft() == null ? "" : ", " + stage.secondsLeft() + " s left");
  }

  private static void report(VerificationView view, Terminal terminal) {
    view.differences().forEach(difference -> terminal.say(difference.toString()));
    terminal.say(
        "%s: %,d events folded; %,d documents and %,d values of Redis compared"
            .formatted(view.state(), view.events(), view.documents(), view.redisKeys()));
    if (view.redis() != null && view.redisKeys() == 0) {
      terminal.say("Redis was " + view.redis() + ".");
    }
    view.notCompared()
        .forEach(each -> terminal.say(each + " was not compared: it is yet to be rebuilt."));
    view.blocked().forEach(each -> terminal.say(each + " is blocked: it misses events."));
    switch (view.state()) {
      case EQUAL -> {}
      case DIFFERENT -> throw new CliFailure(view.differencesInAll() + " differences");
      default -> throw new CliFailure(String.valueOf(view.error()));
    }
  }
}
