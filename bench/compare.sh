#!/bin/sh
# usage: sh bench/compare.sh [RUNS]
# What the program takes with 100, 1,000 and 10,000 tasks, as a Markdown table of medians in milliseconds, beside what no
# program could do without, measured in the same run; then the plan's computations beside one pass over their arrays.
# Stores and programs stay in build/bench.
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
cmake --build build/bench --target accord make_store floor load_all measure network_bench simulation_bench earned_value_bench

programs=$PWD/build/bench
stores=$programs/stores
export HOME="$stores" ACCORD_ME=linshan LC_ALL=C.UTF-8
rm -rf "$stores"
mkdir -p "$stores"
for n in $sizes; do "$programs/bench/make_store" examples/yf-wms "$stores/$n" "$n"; done

# rows: a line of the table for each line "NAME|COMMAND" of the input; DIR in a command becomes the store's folder, and its
# words have no spaces. They take turns: what disturbs the machine meets all of them, and what one takes may be set against
# another. The last column is the most memory.
rows() {
  lines=$(cat)
  for n in $sizes; do
    words=$(printf '%s\n' "$lines" | sed -e 's/.*|/-- /' -e "s/DIR/$n/g" -e '1s/^-- //')
    # shellcheck disable=SC2086
    (cd "$stores" && PATH="$programs:$programs/bench:$PATH" measure "$runs" $words) >"$stores/took.$n"
  done
  printf '%s\n' "$lines" | sed 's/|.*//' >"$stores/names"
  # shellcheck disable=SC2086
  (cd "$stores" && paste -d '|' names $(printf 'took.%s ' $sizes)) | awk -F '|' '{
    printf "| %s |", $1
    for (i = 2; i <= NF; ++i) { split($i, took, " "); printf " %s |", took[1] }
    printf " %s |\n", took[2]
  }' >&3
}

{
  echo "| milliseconds, median of $runs runs, with N tasks | 100 | 1,000 | 10,000 | MiB at 10,000 |"
  echo "|---|---:|---:|---:|---:|"
} >&3
rows <<'EOF'
floor: `/bin/true`|/bin/true
`accord --version`|accord --version
`accord task show T-0enhd`|accord -C DIR task show T-0enhd
`accord task add`|accord -C DIR task add Measured-{}
`accord task set T-0enhd --estimate`|accord -C DIR task set T-0enhd --estimate 2/3/1{}
EOF
rows <<'EOF'
floor: stat of all files, 2 threads|floor stat DIR
floor: reading all files, 2 threads|floor read DIR
floor: yaml-cpp alone over all files, 2 threads|floor parse DIR
loading every record, and no more|load_all DIR
`accord task owner=machao`|accord -C DIR task owner=machao --as-of 2026-06-28
`accord task --all`|accord -C DIR task --all --as-of 2026-06-28
`accord check`|accord -C DIR check
`accord report weekly`|accord -C DIR report weekly --period 2026-W26 --as-of 2026-06-28
EOF

# computation TEXT GOAL PROGRAM BENCHMARK FLOOR: a line of the second table.
computation() {
  "$programs/bench/$3" --benchmark_repetitions=9 --benchmark_report_aggregates_only=true --benchmark_format=csv 2>/dev/null |
    awk -F, -v text="$1" -v goal="$2" -v name="\"$4_median\"" -v floor="\"$5_median\"" '
      $1 == name { own = $3 } $1 == floor { least = $3 }
      END { if (own == "" || least == "") exit 1; printf "| %s | %s | %.2f | %.2f |\n", text, goal, own, least }' >&3
}

{
  echo
  echo "| milliseconds, median of 9 | goal | took | floor |"
  echo "|---|---:|---:|---:|"
} >&3
computation "critical path: 10,000 tasks, 30,000 links; floor: one pass over both" 10 network_bench critical_path_method floor_one_pass
computation "Monte Carlo: 10,000 runs over 1,000 tasks, 2 threads; floor: as many passes, 2 threads" 1,000 simulation_bench \
  simulation/2/real_time floor_passes/2/real_time
computation "earned value: 52 weeks of 10,000 tasks; floor: one pass over what it reads" 50 earned_value_bench trend_of_a_year floor_one_pass

processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
{
  echo
  echo "$(nproc) cores ($processor), $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release), files in the page cache, output thrown away."
} >&3
