// Expectations that live in files. With ACCORD_ACCEPT=1 they are rewritten, and the run counts as skipped.
#pragma once

#include <string>

namespace accord::test {

/// Whether ACCORD_ACCEPT is set.
bool accepting();

/// Compares with a file of the repository (path from its root); with ACCORD_ACCEPT=1 writes it instead.
void check_golden(const std::string& path, const std::string& text);

}  // namespace accord::test
