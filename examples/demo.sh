#!/bin/sh
# Builds the program and renders the sample project's weekly report for 2026-W26 in English and in Chinese.
set -eu
cd "$(dirname "$0")/.."
sh tools/packages.sh program
launcher=""
if command -v ccache >/dev/null; then launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"; fi
# shellcheck disable=SC2086
cmake --preset release --log-level=WARNING $launcher
cmake --build build/release

accord=build/release/accord
mkdir -p build/demo
for language in en zh-CN; do
  "$accord" -C examples/yf-wms report weekly --period 2026-W26 --as-of 2026-06-28 --lang "$language" \
    -o "$PWD/build/demo/weekly-2026-W26.$language.md"
done

echo
echo "The program: $PWD/$accord"
echo "The weekly report of the sample project, 2026-W26:"
for language in en zh-CN; do echo "  $PWD/build/demo/weekly-2026-W26.$language.md"; done
