#!/usr/bin/env bash
# Runs a command with TEST_DATABASE_URL naming a throwaway PostgreSQL from Debian's packages:
#   scripts/with-debian-postgres.sh npx vitest run --project database
# Installs the server when it is missing (apt, so as root or with sudo). POSTGRES_VERSION is 15 unless set.
set -euo pipefail

version="${POSTGRES_VERSION:-15}"
bin="/usr/lib/postgresql/$version/bin"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
as_postgres() { as_root setpriv --reuid postgres --regid postgres --init-groups env -C / LC_ALL=C "$@"; }

if [ ! -x "$bin/initdb" ]; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "postgresql-$version"
fi

folder="$(mktemp -d "${TMPDIR:-/tmp}/billhook-debian-XXXXXX")"
chmod 755 "$folder"
as_root install -d -o postgres -g postgres -m 700 "$folder/cluster"

stop() {
  as_postgres "$bin/pg_ctl" -D "$folder/cluster/data" -m fast -s stop || true
  as_root rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

password="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
port="$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')"

printf '%s' "$password" | as_postgres tee "$folder/cluster/password" >/dev/null
as_postgres "$bin/initdb" -D "$folder/cluster/data" -U postgres -A scram-sha-256 --pwfile "$folder/cluster/password" \
  -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
as_postgres "$bin/pg_ctl" -D "$folder/cluster/data" -l "$folder/cluster/log" -w -s start -o \
  "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder/cluster -c fsync=off -c full_page_writes=off"

export TEST_DATABASE_URL="postgres://postgres:$password@127.0.0.1:$port/postgres"
"$@"
