#!/bin/sh
# usage: tools/packages.sh program|tests|bench|browser
# Installs the Debian 12 packages that building the program (or its tests, or its benchmarks) needs and this machine
# lacks. The one list of them.
set -eu

program="g++ cmake ninja-build git gzip file dpkg-dev libyaml-cpp-dev libfmt-dev libutf8proc-dev libcmark-gfm-dev
         libcmark-gfm-extensions-dev libsodium-dev nlohmann-json3-dev libcli11-dev"
tests="$program libbenchmark-dev ccache mold doctest-dev libyaml-dev librapidcheck-dev clang-19 libclang-rt-19-dev"
bench="$program libbenchmark-dev"
browser="$program chromium fonts-liberation fonts-noto-cjk poppler-utils python3"

case "${1:-}" in
  program) wanted=$program ;;
  tests) wanted=$tests ;;
  bench) wanted=$bench ;;
  browser) wanted=$browser ;;
  *) sed -n 2p "$0" >&2; exit 2 ;;
esac

missing=""
for package in $wanted; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "as root: apt-get install$missing" >&2; exit 1; }
  as_root="sudo"
fi
echo "installing:$missing"
# -o: waits for another apt instead of failing; env: sudo drops variables.
apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300"
$apt update </dev/null
# shellcheck disable=SC2086
$apt install -y --no-install-recommends $missing </dev/null
