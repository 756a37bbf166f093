#!/usr/bin/env bash
# Makes both environments from their hashed locks: uv found or fetched, Python 3.10 found (PATH, pyenv) or fetched by uv.
set -euo pipefail
cd "$(dirname "$0")/.."
stamp=installed-lock

say() { printf '%s\n' "$*"; }
fail() { printf 'Cannot go on: %s\n  Remedy: %s\n' "$1" "$2" >&2; exit 1; }

find_uv() {
  if command -v uv >/dev/null 2>&1; then command -v uv; return; fi
  if [ ! -x .tools/uv-env/bin/uv ]; then
    command -v python3 >/dev/null 2>&1 || fail "there is no python3 and no uv" "install Python 3.11 or newer (Debian: apt-get install python3 python3-venv), or uv"
    python3 -m venv .tools/uv-env >&2 || fail "python3 cannot make an environment" "Debian: apt-get install python3-venv"
    .tools/uv-env/bin/pip install --quiet --disable-pip-version-check uv >&2 || fail "uv could not be installed" "see that PyPI can be reached, or put uv on the PATH"
  fi
  printf '%s\n' "$PWD/.tools/uv-env/bin/uv"
}

# Prints the interpreter of a minor version (3.10) from PATH or pyenv; else the version itself, for uv to fetch.
find_python() {
  local version=$1 candidate
  for candidate in "$(command -v "python$version" || true)" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python; do
    if [ -x "$candidate" ] && "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$version')" 2>/dev/null; then
      printf '%s\n' "$candidate"; return
    fi
  done
  printf '%s\n' "$version"
}

# Prints python3 where it is 3.11 or newer, else what find_python gives for 3.11.
find_new_python() {
  if python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python3 -c 'import sys; print(sys.executable)'; else find_python 3.11; fi
}

environment() { # folder, lock, interpreter, what it is for
  local folder=$1 lock=$2 python=$3 purpose=$4
  if cmp -s "$lock" "$folder/$stamp" && "$folder/bin/python" -c '' 2>/dev/null; then return; fi
  say "Installing $purpose into $folder (Python: $python) …"
  "$folder/bin/python" -c '' 2>/dev/null || "$uv" venv --quiet --clear --python "$python" "$folder" || fail "no Python for $purpose" "install Python $python (pyenv install $python, or let uv fetch it)"
  "$uv" pip sync --quiet --require-hashes --python "$folder/bin/python" "$lock" || fail "the packages of $lock could not be installed" "see that PyPI can be reached, then run the command again"
  cp "$lock" "$folder/$stamp"
}

uv=$(find_uv)
if [ "${1:-}" = lock ]; then
  "$uv" pip compile --quiet --generate-hashes --python-version 3.11 requirements.in -o requirements.lock
  "$uv" pip compile --quiet --generate-hashes --python-version 3.10 bot/requirements.in -o bot/requirements.lock
  exit
fi
environment .venv requirements.lock "$(find_new_python)" "the gateway, the actions and the backend"
environment bot/.venv bot/requirements.lock "$(find_python 3.10)" "the bot (Rasa and TensorFlow, some 3 GB)"
