#!/usr/bin/env bash
# Does without Docker what the Dockerfile does, with its own lines: takes the jar apart, trains the
# cache, and starts the server by the image's start command as user 10001, without capabilities, where
# nothing can be written but /data and a /tmp that executes nothing. Prints how long that took, beside
# the jar as it is. Needs root (for mounts, in a name space of its own), a JDK 25 in JAVA_HOME and the
# jar:  mvn -pl server -am package -DskipTests && sudo -E docker/by-hand.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")"

# What is mounted is seen by the inner call alone, and is gone with it before anything is deleted.
if [[ $# -lt 2 ]]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  unshare --mount --propagation private --pid --fork --kill-child "./$(basename "$0")" "${1:-3}" "$work"
  exit
fi

rounds=$1
work=$2
root=$work/root

# The Dockerfile, an instruction a line.
instructions() { sed -e ':more' -e '/\\$/{N;s/ *\\\n */ /;b more' -e '}' Dockerfile; }
extraction=$(instructions | sed -n 's/^RUN \(java -Djarmode=tools .*\)/\1/p')
training=$(instructions | sed -n 's/^RUN \(java @.*\)/\1/p')
read -ra start <<<"$(instructions | sed -n 's/^ENTRYPOINT //p' | tr -d '[]",')"

read_only() { mount --bind "$1" "$2" && mount -o remount,bind,ro "$2"; }

mkdir -p "$work/layers" "$work/app" "$root"/{app,layers,data,tmp,proc,dev,usr,etc,opt/java}
cp ../server/target/server-*.jar "$work/layers/server.jar"
(cd "$work/layers" && PATH=$JAVA_HOME/bin:$PATH && $extraction)
for layer in dependencies snapshot-dependencies application; do
  cp -a "$work/layers/extracted/$layer/." "$work/app"
done
cp jvm.options healthy "$work/app"

# A mount of its own: Java looks for the one that a folder lies on.
mount --bind "$root" "$root"
cp -a /bin /sbin /lib /lib64 "$root"
read_only /usr "$root/usr"
read_only /etc "$root/etc"
read_only "$JAVA_HOME" "$root/opt/java"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
read_only "$work/layers" "$root/layers"

inside() { chroot "$root" env -i PATH=/opt/java/bin:/usr/bin:/bin TRADEFOLD_DATA=/data "$@"; }

mount --bind "$work/app" "$root/app"
inside bash -c "$training" >"$work/training" 2>&1 || { cat "$work/training"; exit 1; }
mkdir "$work/data" && chown 10001:10001 "$work/data"
mount -o remount,bind,ro "$root/app"
mount -o remount,bind,ro "$root"
mount -t tmpfs -o nosuid,nodev,noexec,mode=1777 tmpfs "$root/tmp"
mount --bind "$work/data" "$root/data"
du -sh "$work"/layers/extracted/* "$work/app/server.aot" | sed "s#$work/##"

as_in_the_image() {
  exec chroot "$root" setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs \
    --bounding-set=-all --inh-caps=-all \
    env -i PATH=/opt/java/bin:/usr/bin:/bin TRADEFOLD_DATA=/data "$@"
}

now() { date +%s%3N; }

# once NAME COMMAND…: starts it, waits until it is ready, stops it; fails when it does not stop well.
once() {
  local name=$1 began asked pid status=0
  shift
  rm -f "$work/data/port"
  began=$(now)
  (as_in_the_image "$@" --server.port=0) >"$work/said" 2>&1 &
  pid=$!
  until (as_in_the_image /app/healthy readiness) 2>/dev/null; do
    kill -0 $pid 2>/dev/null || { cat "$work/said"; return 1; }
    sleep 0.05
  done
  echo $(($(now) - began)) >>"$work/$name"
  asked=$(now)
  kill -TERM $pid
  wait $pid || status=$?
  echo "$name: ready after $(tail -1 "$work/$name") ms, ended with $status $(($(now) - asked)) ms after SIGTERM"
  [[ $status == 143 ]] || { cat "$work/said"; return 1; }
}

# The JVM starts without a cache that does not fit; told like this, it does not start at all.
once trial env JAVA_TOOL_OPTIONS=-XX:AOTMode=on "${start[@]}"
for ((round = 0; round < rounds; round++)); do
  once jar java @/app/jvm.options -jar /layers/server.jar
  once extracted java @/app/jvm.options -jar /app/server.jar
  once image "${start[@]}"
done
for name in jar extracted image; do
  echo "$name: median $(sort -n "$work/$name" | sed -n "$((rounds / 2 + 1))p") ms of $rounds starts"
done

(as_in_the_image "${start[@]}" verify)
if (as_in_the_image touch /written /app/written) 2>/dev/null; then
  echo "More than /data and /tmp can be written." >&2
  exit 1
fi
