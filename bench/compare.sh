#!/bin/sh
# usage: sh bench/compare.sh [RUNS]
# What the program takes with 100, 1,000 and 10,000 tasks, as a Markdown table of medians in milliseconds, beside what no
# program could do without, measured in the same run. Stores and program stay in build/bench.
set -eu
cd "$(dirname "$0")/.."
runs=${1:-15}
sizes="100 1000 10000"
exec 3>&1 >&2
sh tools/packages.sh bench
launcher=""
if command -v ccache >/dev/null; then launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"; fi
# shellcheck disable=SC2086
cmake --preset bench --log-level=WARNING $launcher
cmake --build build/bench --target accord make_store floor measure

programs=$PWD/build/bench
accord=$programs/accord
measure=$programs/bench/measure
floor=$programs/bench/floor
stores=$programs/stores
export HOME="$stores" ACCORD_ME=linshan LC_ALL=C.UTF-8
rm -rf "$stores"
mkdir -p "$stores"
for n in $sizes; do "$programs/bench/make_store" examples/yf-wms "$stores/$n" "$n"; done
one=T-0enhd

# row NAME COMMAND…: a line of the table; DIR in a word becomes the store's folder. Remembers the most memory.
row() {
  name=$1
  shift
  printf '| %s |' "$name" >&3
  for n in $sizes; do
    words=""
    for word in "$@"; do words="$words '$(printf %s "$word" | sed "s|DIR|$stores/$n|g")'"; done
    result=$(eval "\"$measure\" $runs $words")
    printf ' %s |' "${result% *}" >&3
    memory=${result#* }
  done
  printf ' %s |\n' "$memory" >&3
}

{
  echo "| milliseconds, median of $runs runs, with N tasks | 100 | 1,000 | 10,000 | MiB at 10,000 |"
  echo "|---|---:|---:|---:|---:|"
} >&3
row "floor: \`/bin/true\`" /bin/true
row "\`accord --version\`" "$accord" --version
row "\`accord task show $one\`" "$accord" -C DIR task show "$one"
row "\`accord task add\`" "$accord" -C DIR task add "Measured {}"
row "\`accord task set $one --estimate\`" "$accord" -C DIR task set "$one" --estimate "2/3/1{}"
row "floor: stat of all files, 2 threads" "$floor" stat DIR
row "floor: reading all files, 2 threads" "$floor" read DIR
row "floor: yaml-cpp alone over all files, 2 threads" "$floor" parse DIR
row "\`accord task owner=machao\`" "$accord" -C DIR task owner=machao --as-of 2026-06-28
row "\`accord task --all\`" "$accord" -C DIR task --all --as-of 2026-06-28
row "\`accord check\`" "$accord" -C DIR check --as-of 2026-06-28
row "\`accord report weekly\`" "$accord" -C DIR report weekly --period 2026-W26 --as-of 2026-06-28

processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
{
  echo
  echo "$(nproc) cores ($processor), $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release), files in the page cache, output thrown away."
} >&3
