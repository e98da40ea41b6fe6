#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>

int main(int argc, char** argv) {
  // Property tests try the same cases in every run, unless somebody asks for others.
  setenv("RC_PARAMS", "seed=20260628", 0);
  return doctest::Context(argc, argv).run();
}
