package io.tradefold.server.cli;

import io.tradefold.server.TradefoldSettings;
import io.tradefold.server.stores.DataFolder;
import io.tradefold.server.stores.SharedStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the embedded MongoDB and Redis as a process of their own, until it is told to stop. After a
 * kill it is started again on the same folder, and those who use it find it where it was.
 */
final class StoresCommand implements CliCommand {

  private static final String MONGO = "mongodb-port";
  private static final String REDIS = "redis-port";
  private static final int USUAL_OF_MONGO = 27017;
  private static final int USUAL_OF_REDIS = 6379;
  private static final int HIGHEST = 65_535;

  @Override
  public String name() {
    return "stores";
  }

  @Override
  public String help() {
    return "--data=FOLDER --mongodb-port="
        + USUAL_OF_MONGO
        + " --redis-port="
        + USUAL_OF_REDIS
        + ": runs the embedded MongoDB and Redis for several"
        + "\n      servers of this machine, and says what to tell them. 0 stands for a free port.";
  }

  @Override
  public Set<String> options() {
    return Set.of(Target.DATA, MONGO, REDIS);
  }

  @Override
  public void run(Options options, Terminal terminal) throws IOException, InterruptedException {
    int mongo = port(options, MONGO, USUAL_OF_MONGO);
    int redis = port(options, REDIS, USUAL_OF_REDIS);
    DataFolder folder =
        new DataFolder(new TradefoldSettings(Path.of(options.required(Target.DATA))));
    try (SharedStores stores = SharedStores.open(folder, mongo, redis)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stores::close, "stopping-stores"));
      terminal.tell("Tell this to every server that shall use these stores; ctrl-C ends them.");
      terminal.say("spring.mongodb.uri=" + stores.mongoUri());
      terminal.say("spring.data.redis.url=" + stores.redisUrl());
      new CountDownLatch(1).await();
    } finally {
      folder.destroy();
    }
  }

  private static int port(Options options, String name, int usual) {
    String given = options.find(name);
    try {
      int port = given == null ? usual : Integer.parseInt(given);
      if (port >= 0 && port <= HIGHEST) {
        return port;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new CliUsage("--" + name + "=" + given + " is not a port, 0 to " + HIGHEST);
  }
}
