#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Measures all cores and writes the figures anew wherever they stand: ratchet.txt and the documents' tables. Those of
# imported models only where NERVELET_MODELS names their folder.
# renew.sh [WORK]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${1:-$root/build/boards}
for core in m0 m0plus m3 m4f m7 m33 m55; do
    sh "$here/board.sh" "$root" "$work" $core >/dev/null || { echo "$core failed: sh tests/benchmark/board.sh . $work $core"; exit 1; }
done
rm -f "$work"/models-*.figures
if [ -n "${NERVELET_MODELS:-}" ]; then
    cmake -S "$root" -B "$work/host" -DNERVELET_BUILD_TESTS=OFF >/dev/null
    cmake --build "$work/host" --target import_model >/dev/null
    sh "$here/../boards/models.sh" "$root" "$work/models" cmake "$work/host/examples/host/import_model"
    cp "$work/models"/models-*.figures "$work"
else
    echo "NERVELET_MODELS names no folder of models: their figures stay as they are"
fi
sh "$here/budgets.sh" --renew "$here/ratchet.txt" "$work"/*.figures
for document in "$root/README.md" "$here/README.md"; do
    sh "$here/table.sh" --update "$document" "$work"/*.figures
    echo "$document: renewed"
done
