#!/bin/sh
# Builds and runs every test; the last line says "N passed, N failed". Quick when little has changed.
#   1. every test, built by g++
#   2. the program as users get it: the demo, an installation, a Debian package
# tests/deep.sh goes further: every test under ASan and UBSan, and every file on its own through clang's warnings.
set -eu
cd "$(dirname "$0")/.."
exec </dev/null
sh tools/packages.sh tests
mkdir -p build/tests
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
    tail -n 100 build/tests/log
  fi
}

# configure_and_build PRESET, with ccache.
configure_and_build() {
  cmake --preset "$1" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache --log-level=WARNING && cmake --build "build/$1"
}

# All of doctest's cases, counted from its summary; what it printed is shown only when something failed.
run_tests() {
  code=0
  build/debug/accord_tests --no-colors >build/tests/cases 2>&1 || code=$?
  summary=$(sed -n 's/^\[doctest\] test cases: *[0-9]* | *\([0-9]*\) passed | *\([0-9]*\) failed.*/\1 \2/p' build/tests/cases)
  cases_passed=${summary% *}
  cases_failed=${summary#* }
  if [ -z "$summary" ]; then cases_passed=0 cases_failed=1; fi
  if [ "$code" != 0 ] && [ "$cases_failed" = 0 ]; then cases_failed=1; fi
  passed=$((passed + cases_passed))
  failed=$((failed + cases_failed))
  if [ "$cases_failed" = 0 ]; then echo "ok    $cases_passed test cases"; else cat build/tests/cases; fi
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

step "the tests build (g++)" configure_and_build debug
if [ "$failed" = 0 ]; then run_tests; fi
step "the demo renders the weekly report" demo
step "cmake --install and the Debian package" installation

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
