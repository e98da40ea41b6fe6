#!/bin/sh
# Builds and runs every test; the last line says "N passed, N failed". Quick when little has changed.
#   1. every test, built by clang 19 with its warnings, under ASan and UBSan, without precompiled headers
#   2. the program as users get it, built by g++: the demo, an installation, a Debian package
#   3. the tests' and benchmarks' sources through g++'s warnings
set -eu
cd "$(dirname "$0")/.."
exec </dev/null
sh tools/packages.sh tests
mkdir -p build/tests
# What one checkout has compiled serves the next, wherever it lies.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
passed=0
failed=0

# step NAME COMMAND…: one line when it went well, its output when not.
step() {
  name=$1
  shift
  if "$@" >build/tests/log 2>&1; then
    passed=$((passed + 1))
    echo "ok    $name"
  else
    failed=$((failed + 1))
    echo "FAIL  $name"
    grep -E "error:|FAILED|Error" build/tests/log | head -n 40
    tail -n 60 build/tests/log
  fi
}

build_checked() {
  cmake --preset checked -DCMAKE_CXX_COMPILER_LAUNCHER=ccache --log-level=WARNING && cmake --build build/checked
}

# All of doctest's cases, counted from its summary; what it printed is shown only when something failed.
run_tests() {
  code=0
  build/checked/accord_tests --no-colors >build/tests/cases 2>&1 || code=$?
  summary=$(sed -n 's/^\[doctest\] test cases: *[0-9]* | *\([0-9]*\) passed | *\([0-9]*\) failed.*/\1 \2/p' build/tests/cases)
  cases_passed=${summary% *}
  cases_failed=${summary#* }
  if [ -z "$summary" ]; then cases_passed=0 cases_failed=1; fi
  if [ "$code" != 0 ] && [ "$cases_failed" = 0 ]; then cases_failed=1; fi
  passed=$((passed + cases_passed))
  failed=$((failed + cases_failed))
  if [ "$cases_failed" = 0 ]; then echo "ok    $cases_passed test cases under ASan and UBSan"; else cat build/tests/cases; fi
}

demo() {
  sh examples/demo.sh && grep -q '^# ' build/demo/weekly-2026-W26.en.md && grep -q '^# ' build/demo/weekly-2026-W26.zh-CN.md
}

# Installs into a folder, makes the package, unpacks that, and starts what comes out of both.
installation() {
  rm -rf build/tests/root build/tests/deb
  cmake --install build/release --prefix build/tests/root/usr &&
    build/tests/root/usr/bin/accord --version && [ -s build/tests/root/usr/share/man/man1/accord.1.gz ] &&
    [ -s build/tests/root/usr/share/bash-completion/completions/accord ] &&
    (cd build/release && cpack -G DEB) &&
    dpkg-deb -x build/release/accord_*.deb build/tests/deb &&
    build/tests/deb/usr/bin/accord --version
}

# g++ over what the release build leaves out; only what changed since it last went well, everything after a change in a header.
gcc_reads_tests() {
  done=build/tests/gcc.done
  now=build/tests/gcc.now
  touch "$now"
  newer=""
  if [ -e "$done" ] && [ -z "$(find include src tests bench tests/run.sh -newer "$done" \( -name '*.h' -o -name run.sh \))" ]; then
    newer="-newer $done"
  fi
  # shellcheck disable=SC2086
  find tests bench -name '*.cpp' $newer -print0 |
    xargs -0 -r -n 4 -P "$(nproc)" g++ -std=c++20 -fsyntax-only -Iinclude -Isrc -Itests \
      -Wall -Wextra -Wconversion -Wno-missing-field-initializers -Wno-restrict -Werror \
      '-DACCORD_SOURCE_DIR=""' '-DACCORD_BINARY_DIR=""' &&
    mv "$now" "$done"
}

step "the tests build (clang 19, ASan, UBSan)" build_checked
if [ "$failed" = 0 ]; then run_tests; fi
step "the demo renders the weekly report" demo
step "cmake --install and the Debian package" installation
step "the tests' sources through g++" gcc_reads_tests

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
