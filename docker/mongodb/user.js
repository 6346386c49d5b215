// Run once, by the image, into an empty database: who Tradefold is. It may read and write its own views.
const password = require("fs").readFileSync("/run/secrets/mongodb-password", "utf8").trim();
db.getSiblingDB("tradefold").createUser({
  user: "tradefold",
  pwd: password,
  roles: [{ role: "readWrite", db: "tradefold" }],
});
