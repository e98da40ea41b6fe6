#!/bin/sh
# usage: sh tests/browser.sh [--pictures]
# Renders the sample project's pages and opens each in headless Chromium: on a phone, on a desk, in the dark, on paper.
# --pictures leaves screenshots in build/browser. The last line says "N passed, N failed".
set -eu
cd "$(dirname "$0")/.."
exec </dev/null
sh tools/packages.sh browser
launcher=""
if command -v ccache >/dev/null; then launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"; fi
# shellcheck disable=SC2086
cmake --preset release --log-level=WARNING $launcher
cmake --build build/release >build/release/log || { cat build/release/log; exit 1; }

accord="$PWD/build/release/accord -C examples/yf-wms --as-of 2026-06-28"
pages="$PWD/build/browser"
rm -rf "$pages"
mkdir -p "$pages"

# page NAME LANGUAGE SHEETS CHARTS WORDS COMMAND…: SHEETS of paper (0: any), CHARTS it shows, WORDS that stand in it.
page() {
  name=$1 language=$2
  printf '%s\t%s\t%s\t%s\n' "$name.$language" "$3" "$4" "$5" >>"$pages/pages.txt"
  shift 5
  $accord "$@" --lang "$language" --format html >"$pages/$name.$language.html" 2>>"$pages/log"
}

weekly="report weekly --period 2026-W26" monthly="report monthly --period 2026-06" status="report status --period 2026-W26"
page weekly en 1 2 "Integration test passed; we are six working days behind plan" $weekly
page weekly zh-CN 1 2 "集成测试已通过；进度滞后6个工作日" $weekly
page weekly-internal en 0 3 "INTERNAL: not for the client." $weekly --audience internal
page weekly-internal zh-CN 0 3 "内部资料" $weekly --audience internal
page status en 1 2 "Weekly status No. 17" $status
page status zh-CN 1 2 "项目状态周报（第17期）" $status
page status-internal en 0 3 "INTERNAL: not for the client." $status --audience internal
page status-internal zh-CN 0 3 "内部资料" $status --audience internal
page monthly en 0 3 "Monthly report" $monthly
page monthly zh-CN 0 3 "项目月报" $monthly
page monthly-internal en 0 4 "INTERNAL: not for the client." $monthly --audience internal
page monthly-internal zh-CN 0 4 "内部资料" $monthly --audience internal
page tasks en 0 0 "System test" task
page tasks zh-CN 0 0 "系统测试" task
page plan en 0 1 "2026-08-28" plan
page plan zh-CN 0 1 "2026-08-28" plan
page progress en 0 0 "0.9147" progress
page progress zh-CN 0 0 "0.9147" progress
page minutes en 0 0 "MTG-006" report minutes MTG-006

python3 tests/browser.py "$pages" "$@"
