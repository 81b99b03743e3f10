#!/bin/sh
# Put the locked environment into .venv/: scripts/install.sh [dev] [lab]
#
# Without a group: what publishing a report needs. Groups that are there stay there. Nothing is done when the stamp in
# .venv/ says that this lock, at this place, is installed with the groups asked for. With uv where there is one;
# else with venv and pip, which check each file against its hash. PYTHON=python3.12 chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."
unset VIRTUAL_ENV PYTHONHOME PYTHONPATH
export UV_PROJECT_ENVIRONMENT=.venv PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1

stamp=.venv/tallybook-lock
place=$(pwd) # the commands in .venv/bin name it: an environment that was moved does not work
lock=$({ cat uv.lock && sed '/^\[tool\./,$d' pyproject.toml; } | cksum) # how the tools are set changes no package

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "tallybook: $*"
    exit 1
}

has() { case " $1 " in *" $2 "*) return 0 ;; esac && return 1; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

can_make_environments() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# The first interpreter that will do; `incomplete` is one that would, had it venv.
choose_python() {
    python='' incomplete=''
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python3.15 python}; do
        new_enough "$candidate" || continue
        if [ -n "$uv" ] || can_make_environments "$candidate"; then
            python=$candidate
            return
        fi
        incomplete=${incomplete:-$candidate}
    done
}

with_uv() {
    options=''
    for group in $groups; do options="$options --group $group"; done
    [ -z "$python" ] || options="$options --python $python"
    # shellcheck disable=SC2086 # options are words
    "$uv" sync --quiet --frozen --compile-bytecode $options
}

with_pip() {
    options='-r requirements/run.txt'
    for group in $groups; do options="$options -r requirements/$group.txt"; done
    # Only a fresh environment holds what is locked and nothing else.
    if [ -n "$fresh" ] || [ ! -x .venv/bin/pip ]; then "$python" -m venv --clear .venv || return; fi
    # shellcheck disable=SC2086 # options are words
    .venv/bin/python -m pip install --quiet --no-compile --no-deps --require-hashes $options || return
    .venv/bin/python -m pip install --quiet --no-compile --no-deps --no-build-isolation --editable . || return
    # A few files in packages are templates or for other versions of Python: that they do not compile is no failure.
    .venv/bin/python -m compileall -qq -j 0 .venv || true
}

# ---- is there anything to do? ----
had_lock='' had_place='' had_groups=''
if [ -x .venv/bin/python ] && [ -f "$stamp" ]; then
    { read -r had_lock && read -r had_place && read -r had_groups; } <"$stamp" || true
fi
groups=$had_groups fresh='' missing=''
[ "$had_lock" = "$lock" ] && [ "$had_place" = "$place" ] || fresh=yes
for group in "$@"; do
    has "$groups" "$group" && continue
    missing=yes groups="$groups${groups:+ }$group"
done
[ -n "$fresh$missing" ] || exit 0

# ---- install ----
uv=$(command -v uv || true)
choose_python
if [ -z "$uv$python" ]; then
    [ -z "$incomplete" ] ||
        fail "$incomplete has no venv module. Install it (on Debian and Ubuntu: apt install python3-venv), or install uv."
    fail "expected Python 3.11 or newer, found ${PYTHON:-none on PATH}." \
        "Install one, or name it: make report PYTHON=/path/to/python3."
fi
say "Installing the locked packages${groups:+ and those for $groups} into .venv/; this may take a minute."
rm -f "$stamp"
[ -z "$had_place" ] || [ "$had_place" = "$place" ] || rm -rf .venv
[ -n "$fresh" ] || python=.venv/bin/python
if [ -n "$uv" ] && with_uv; then
    :
elif can_make_environments "${python:-python3}" && with_pip; then
    :
else
    fail "the packages could not be installed; the lines above say why. Run the same command again when that is mended."
fi
# A third of the time of a first reading would go into compiling the modules; where Python keeps nothing, of every one.
.venv/bin/python -m compileall -qq src >/dev/null 2>&1 || true
printf '%s\n' "$lock" "$place" "$groups" >"$stamp"
