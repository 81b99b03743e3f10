#!/bin/sh
# Put Chromium on a Debian or Ubuntu that has no browser of that name: what `make test-browser` looks at pages with.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done
if ! command -v apt-get >/dev/null; then
    echo "tallybook: expected Chromium on the path. Install it, or name it: BROWSER_PATH=/path/to/chromium." >&2
    exit 1
fi
[ "$(id -u)" = 0 ] && run='' || run=sudo
$run apt-get update -qq
$run apt-get install -qq --yes --no-install-recommends chromium
