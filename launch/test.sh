#!/usr/bin/env bash
# Runs every test. Says which tier it leaves out and why; with CI=true it leaves out none.
set -uo pipefail
cd "$(dirname "$0")/.."
axe_version=4.10.3
axe=var/axe/axe.min.js
left_out=()
failed=0

need() { # what is missing, its remedy, the tier
  if [ "${CI:-}" = true ]; then printf 'Cannot test: %s\n  Remedy: %s\n' "$1" "$2" >&2; exit 1; fi
  left_out+=("$3"); printf 'Left out: %s tests, because %s (%s)\n' "$3" "$1" "$2"
}

# One file, taken from its package without a lock file.
fetch_axe() {
  [ -s "$axe" ] && return
  local folder; folder=$(mktemp -d)
  mkdir -p var/axe
  (cd "$folder" && npm pack --silent "axe-core@$axe_version" >/dev/null && tar -xzf axe-core-*.tgz) && cp "$folder/package/axe.min.js" "$axe"
  rm -rf "$folder"
  [ -s "$axe" ]
}

command -v chromium >/dev/null 2>&1 || need "there is no chromium" "Debian: apt-get install chromium" browser
command -v redis-server >/dev/null 2>&1 || need "there is no redis-server" "Debian: apt-get install redis-server" redis
fetch_axe || need "axe-core could not be fetched" "install npm and see that its registry can be reached" browser

run() { "$@"; local code=$?; [ $code -eq 0 ] || failed=1; }

marks=""; for tier in "${left_out[@]+"${left_out[@]}"}"; do marks="${marks:+$marks and }not $tier"; done
echo "== the model, if something has changed"
run .venv/bin/python -m launch train
echo "== the bot (Python 3.10)"
run bot/.venv/bin/python -m pytest -q -p no:cacheprovider -c tests/bot/pytest.ini tests/bot
echo "== the rest"
run .venv/bin/python -m pytest ${marks:+-m "$marks"} tests
[ -d ../shared ] || echo "Left out: tests that read ../shared, which is not here; each is named among the skipped"
exit $failed
