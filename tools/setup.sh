#!/bin/sh
# Make this checkout ready: system packages (with apt, when it may), a virtual environment, the
# locked libraries. usage: tools/setup.sh engine|office|dev   Says what it does; changes nothing twice.
set -eu
cd "$(dirname "$0")/.."
kind="${1:-engine}"

# Tesseract reads scans, LibreOffice old .doc files; poppler, the fonts, PostgreSQL and Chromium are for
# the tests (what drives Chromium needs libatomic1); gettext checks the catalogues there (compiling them needs only Python).
system="python3-venv tesseract-ocr tesseract-ocr-vie"
[ "$kind" != dev ] || system="$system libreoffice-writer-nogui poppler-utils antiword fonts-liberation2 postgresql chromium libatomic1 gettext"

missing=""
for package in $system; do
    case "$package" in
        python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null && continue ;;
        *) dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' && continue ;;
    esac
    missing="$missing $package"
done
if [ -n "$missing" ]; then
    echo "setup: system packages to install:$missing"
    if [ "$(id -u)" = 0 ]; then as_root=""; elif command -v sudo >/dev/null; then as_root="sudo"; else
        echo "setup: this needs an administrator: apt-get install$missing" >&2
        exit 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

if [ ! -x .venv/bin/python ]; then
    echo "setup: virtual environment in .venv"
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "setup: Python 3.11 or newer is needed" >&2
        exit 1
    }
    python3 -m venv .venv
fi
lock="requirements/$kind.txt"
stamp=".venv/ready-$kind"
if ! cmp -s "$lock" "$stamp"; then
    echo "setup: locked libraries from $lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    cp "$lock" "$stamp"
fi
.venv/bin/python tools/messages.py --stale
