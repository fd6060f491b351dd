#!/bin/sh
# Make .venv with a Python that can run the course, or say in a sentence why that cannot be done.
# With an argument, only that Python will do. An environment that still works here is left alone.
set -eu

enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

fail() {
    echo "$1" >&2
    exit 1
}

# An environment cannot be moved, so it notes the folder it was made in.
here=$(pwd)
if enough .venv/bin/python && .venv/bin/python -c 'import pip' 2>/dev/null; then
    [ -e .venv/made ] || echo "$here" >.venv/made
    [ "$(cat .venv/made)" != "$here" ] || exit 0
fi

python=
for name in ${1:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if enough "$name"; then
        python=$name
        break
    fi
done

if [ -z "$python" ]; then
    found=$("${1:-python3}" --version 2>/dev/null) || found="no ${1:-python3}"
    fail "The course needs Python 3.11 or newer, and this machine has $found. Install a newer Python, or name one you have: make serve PYTHON=/path/to/python3"
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    fail "The course needs Python's venv module, and $python lacks it. On Debian or Ubuntu, install it with: sudo apt install python3-venv"
fi

echo "Making .venv with $("$python" --version) ..."
"$python" -m venv --clear .venv || fail "$python could not make a virtual environment in $here/.venv"
echo "$here" >.venv/made
