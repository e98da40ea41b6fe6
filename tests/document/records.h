// Small projects for tests of documents, written as one text of several files.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "accord/base/text.h"
#include "accord/kinds/list.h"
#include "accord/model/record_set.h"
#include "accord/model/settings.h"
#include "accord/store/project.h"

namespace accord::testing {

inline const Registry& all_kinds() {
  static const Registry registry(kind_rows());
  return registry;
}

/// "== tasks/T-aaaaa.yaml" begins a file; the lines after it are its text. Every file must be readable.
inline std::vector<Record> read_records(std::string_view text) {
  std::vector<Record> records;
  std::string file, body;
  const auto finish = [&] {
    if (file.empty()) return;
    const std::size_t slash = file.find('/');
    const Kind* kind = all_kinds().by_folder(slash == std::string::npos ? file : file.substr(0, slash));
    REQUIRE(kind);
    const std::string name = file.substr(slash == std::string::npos ? 0 : slash + 1);
    const std::string id = kind->singleton ? kind->name : name.substr(0, name.size() - 5);
    Findings findings;
    auto record = parse_record(*kind, id, file, body, findings);
    for (const Finding& finding : findings) FAIL(finding.file << ": " << finding.message.english());
    REQUIRE(record);
    records.push_back(std::move(*record));
  };
  for (const std::string_view line : split_lines(text)) {
    if (!line.starts_with("== ")) {
      body += std::string(line) + '\n';
      continue;
    }
    finish();
    file = line.substr(3);
    body.clear();
  }
  finish();
  return records;
}

}  // namespace accord::testing
