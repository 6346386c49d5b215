#!/usr/bin/env bash
# Makes docker/secrets/: an operator's access token, of which only the hash is kept, and a password for
# each store. Prints the token, once. What is there already is left as it is.
set -euo pipefail
cd "$(dirname "$0")"

if [[ -e secrets ]]; then
  echo "docker/secrets is there already; delete it to begin anew." >&2
  exit 1
fi
random() { head -c 24 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# Others can't enter the folder. The files are handed to containers one by one, and their users read them.
mkdir -m 700 secrets
umask 022
token=$(random)
mongodb=$(random)
redis=$(random)
axonserver=$(random)
postgresql=$(random)

cat >secrets/tradefold.properties <<EOF
tradefold.access-tokens[0].hash=sha256:$(printf %s "$token" | sha256sum | cut -d' ' -f1)
tradefold.access-tokens[0].principal=operator
tradefold.access-tokens[0].operator=true
EOF
cat >secrets/stores.properties <<EOF
spring.mongodb.uri=mongodb://tradefold:$mongodb@mongodb:27017/tradefold?replicaSet=rs0
spring.data.redis.url=redis://:$redis@redis:6379
axon.axonserver.token=$axonserver
spring.datasource.password=$postgresql
EOF
cat >secrets/axonserver.properties <<EOF
axoniq.axonserver.accesscontrol.enabled=true
axoniq.axonserver.accesscontrol.token=$axonserver
axoniq.axonserver.accesscontrol.admin-token=$(random)
EOF
echo "requirepass $redis" >secrets/redis.conf
printf %s "$mongodb" >secrets/mongodb-password
random >secrets/mongodb-root-password
random >secrets/mongodb-key
printf %s "$postgresql" >secrets/postgresql-password

echo "The operator's access token: $token"
