#!/usr/bin/env bash
# Runs a command where hledger and Beancount are installed, and tests with them may not be left out:
#   scripts/with-hledger.sh npx vitest run --project database test/plain-text
# Installs Debian's when they are missing (apt, so as root or with sudo).
set -euo pipefail

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

if ! { command -v hledger && command -v bean-check && command -v bean-query; } >/dev/null; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends hledger beancount
fi

export PLAIN_TEXT=1
"$@"
