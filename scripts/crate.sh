#!/bin/sh
# Put the validator of RO-Crates into .venv-crate/, an environment of its own: it wants an older rich than we do.
set -eu
cd "$(dirname "$0")/.."
unset VIRTUAL_ENV PYTHONHOME PYTHONPATH
stamp=.venv-crate/tallybook-lock
lock=$(cksum <requirements/crate.txt)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$lock" ] && exit 0
rm -rf .venv-crate
if command -v uv >/dev/null; then
    uv venv --quiet .venv-crate
    uv pip install --quiet --python .venv-crate/bin/python --no-deps --require-hashes -r requirements/crate.txt
else
    "${PYTHON:-python3}" -m venv .venv-crate
    .venv-crate/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements/crate.txt
fi
echo "$lock" >"$stamp"
