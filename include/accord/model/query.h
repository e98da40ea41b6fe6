// Filters as people type them, and sorting: owner=me due=..+7d status=in_progress,blocked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/error.h"
#include "accord/model/record_set.h"
#include "accord/model/settings.h"

namespace accord {

/// What relative words mean. `me` is a person's handle; empty when unknown.
struct QueryContext {
  const RecordSet& records;
  const Settings& settings;
  Date as_of;
  std::string me;
  std::vector<Message> several_me = {};  ///< who could be "me" when it is empty
};

/// Nobody knows who "me" is, or it could be one of several.
Error unknown_me(const std::vector<Message>& several);

/// One condition on a field or figure; `state` and `status` are the same.
struct Filter {
  enum class Test { equal, unequal, contains, range } test = Test::equal;
  std::string field;
  std::vector<std::string> values;  ///< any of them; "none" is an absent value
  std::string low, high;            ///< of a range, both ends included; empty is open
  bool low_excluded = false, high_excluded = false;
};

/// The field a filter is about, as kinds name it: "status" of "status=done" is `state`.
std::string filtered_field(std::string_view text);

/// field=a,b  field!=a  field~text  field=low..high  field<=x  field>=x  field<x  field>x.
/// Throws Error (usage) for an unknown field (with the nearest) or a value its type does not allow.
Filter parse_filter(std::string_view text, const Kind& kind, const QueryContext& context);

bool matches(const Filter& filter, const Record& record, const QueryContext& context);

/// Text of a field or figure of a record at the context's day; empty when absent.
std::string value_of(const Record& record, std::string_view field, const QueryContext& context);

/// Orders two values of one field by its type: numbers, money and dates by size, text by code points; absent last.
bool comes_before(const Kind& kind, std::string_view field, std::string_view a, std::string_view b);

}  // namespace accord
