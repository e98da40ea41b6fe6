#!/bin/sh
set -eu
cd "$(dirname "$0")/.."
cmake --preset debug >/dev/null
cmake --build --preset debug 2>/dev/null || cmake --build build/debug
build/debug/accord_tests
