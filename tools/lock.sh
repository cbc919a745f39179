#!/bin/sh
# Pin every library by hash, without addresses, for every platform at once.
set -eu
cd "$(dirname "$0")/.."
compile() {
    UV_NO_CONFIG=1 .venv/bin/uv pip compile pyproject.toml $2 --universal --generate-hashes --no-emit-index-url \
        --no-annotate --no-header --python-version 3.11 --quiet -o "requirements/$1.txt"
}
compile engine "--group build"
compile office "--extra office --group build"
compile dev "--extra dev --group build"
