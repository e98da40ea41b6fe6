#!/bin/sh
# What takes longer than tests/run.sh: every test under ASan and UBSan (g++), and every file on its own, without
# precompiled headers, through clang's warnings. Ends with 0 when both went well.
set -eu
cd "$(dirname "$0")/.."
exec </dev/null
sh tools/packages.sh tests
mkdir -p build/tests

# Only what changed since it last went well: all sources after a change in a header.
each_include() {
  done=build/tests/each_include.done
  now=build/tests/each_include.now
  touch "$now"
  newer=""
  if [ -e "$done" ] && [ -z "$(find include src tests bench tests/run.sh -newer "$done" \( -name '*.h' -o -name run.sh \))" ]; then
    newer="-newer $done"
  fi
  # shellcheck disable=SC2086
  find src tests tools -name '*.cpp' $newer -print0 |
    xargs -0 -r -n 4 -P "$(nproc)" clang++-19 -std=c++20 -fsyntax-only -Iinclude -Isrc -Itests \
      -Wall -Wextra -Wconversion -Wno-deprecated-declarations -Werror \
      '-DACCORD_VERSION=""' '-DACCORD_SOURCE_DIR=""' '-DACCORD_BINARY_DIR=""' &&
    mv "$now" "$done"
}


code=0
cmake --preset sanitize -DCMAKE_CXX_COMPILER_LAUNCHER=ccache --log-level=WARNING && cmake --build build/sanitize >build/tests/sanitize.log 2>&1 &&
  build/sanitize/accord_tests --no-colors >build/tests/sanitized 2>&1 || code=1
if [ "$code" = 0 ]; then echo "ok    every test under ASan and UBSan"; else
  echo "FAIL  under ASan and UBSan"
  grep -hE "error|FAILED" build/tests/sanitize.log | head -n 20
  grep -hE -A12 "ERROR|runtime error" build/tests/sanitized 2>/dev/null | head -n 60
fi
if each_include >build/tests/clang.log 2>&1; then echo "ok    every file compiles on its own (clang)"; else
  code=1
  echo "FAIL  clang"
  grep -E "error:" build/tests/clang.log | head -n 40
fi
exit "$code"
