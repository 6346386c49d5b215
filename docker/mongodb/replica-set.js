// The health check. Makes the replica set when there is none; well is who has a primary.
const password = require("fs").readFileSync("/run/secrets/mongodb-root-password", "utf8").trim();
db.getSiblingDB("admin").auth("root", password);
try {
  rs.status();
} catch (none) {
  rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongodb:27017" }] });
}
quit(db.hello().isWritablePrimary ? 0 : 1);
