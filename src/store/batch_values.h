// What a step of a batch gives a field, as a file holds it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/error.h"
#include "accord/model/input.h"
#include "accord/store/batch.h"

namespace accord {

class BatchValues {
 public:
  /// `resolve` finds the record a step names. `tell` gets what is wrong with a part of a value: the others are looked at all
  /// the same. `at` is told the place of what is being looked at, for messages.
  BatchValues(const Project& project, const Batch& batch, const BatchContext& context, std::function<std::string(std::string_view, const Field&)> resolve,
              std::function<void(const Error&)> tell, Mark& at);

  /// Another step, from 0. With a key the items of a step get the same ids in every run.
  void begin(std::size_t step);
  /// What a step gives a field: of an exported record as it stands there, keys no field has included.
  Value given(const BatchStep& step, const Kind& kind, const Member& member);
  /// The field's value, lists made of single values, items with an id. Throws Error saying what the field takes, for parts of
  /// a list or map tells it.
  Value stored(const Field& field, const Value& value);
  Value scalar(const Field& field, std::string_view text) const { return value_from_input(field, text, input_); }

 private:
  /// Each of the members, a wrong one told.
  template <class Work>
  void each(const std::vector<Member>& members, Work work);
  Value stored_one(const Field& field, const Value& value);
  /// Null for a key no field has, in a record that keeps them. Throws Error{usage} with the nearest one.
  const Field* field_named(const std::vector<Field>& fields, const std::string& key, const Message& owner) const;

  const Batch& batch_;
  RandomSource& random_;
  InputContext input_;
  std::function<void(const Error&)> tell_;
  Mark& at_;
  DerivedRandom derived_{{}};
  bool keeps_unknown_ = false;
};

}  // namespace accord
