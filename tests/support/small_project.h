// A handful of records written in a test, as a set; and what the rules say about them.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "accord/kinds/list.h"
#include "accord/model/check.h"
#include "accord/store/project.h"

namespace accord {

struct WrittenRecord {
  std::string kind, id, text;  ///< the id of a singleton is its kind's name
};

class SmallProject {
 public:
  explicit SmallProject(const std::vector<WrittenRecord>& written) : registry_(kind_rows()) {
    std::vector<Record> records;
    Findings findings;
    for (const WrittenRecord& one : written) {
      const Kind* kind = registry_.find(one.kind);
      if (!kind) throw std::runtime_error("no kind " + one.kind);
      const std::string file = kind->singleton ? kind->folder : kind->folder + "/" + one.id + ".yaml";
      const std::string head = kind->singleton ? "" : "id: " + one.id + "\ntitle: A title\ncreated: 2026-03-02\n";
      auto record = parse_record(*kind, one.id, file, head + one.text, findings);
      if (!record) throw std::runtime_error(file + ": " + findings.back().message.english());
      records.push_back(std::move(*record));
    }
    records_ = RecordSet(std::move(records));
  }

  const RecordSet& records() const { return records_; }
  Settings& settings() { return settings_; }
  Findings check() const { return check_all(records_, settings_); }
  /// What one rule said, in the order of the alphabet: "error: …", "warning: …".
  std::vector<std::string> said_by(std::string_view rule) const {
    std::vector<std::string> said;
    for (const Finding& finding : check())
      if (finding.rule == rule) said.push_back((finding.severity == Severity::error ? "error: " : "warning: ") + finding.message.english());
    std::ranges::sort(said);
    return said;
  }

 private:
  Registry registry_;
  RecordSet records_;
  Settings settings_;
};

}  // namespace accord
