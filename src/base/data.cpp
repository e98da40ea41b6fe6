#include "accord/base/data.h"

#include <algorithm>
#include <utility>

namespace accord {

Data Data::number(std::string spelling) {
  Data result(Shape::number);
  result.text_ = std::move(spelling);
  return result;
}

std::size_t Data::size() const { return members_.size(); }

const Data* Data::find(std::string_view key) const {
  if (shape_ != Shape::map) return nullptr;
  auto found = std::ranges::find(members_, key, &DataMember::key);
  return found == members_.end() ? nullptr : &found->value;
}

Data* Data::find(std::string_view key) { return const_cast<Data*>(std::as_const(*this).find(key)); }

Data& Data::set(std::string_view key, Data value) {
  if (shape_ == Shape::null) shape_ = Shape::map;
  if (Data* existing = find(key)) return *existing = std::move(value);
  return members_.emplace_back(std::string(key), std::move(value)).value;
}

Data& Data::add(Data item) {
  if (shape_ == Shape::null) shape_ = Shape::list;
  return members_.emplace_back(std::string(), std::move(item)).value;
}

bool Data::operator==(const Data& other) const {
  return shape_ == other.shape_ && truth_ == other.truth_ && text_ == other.text_ && members_ == other.members_;
}

bool DataMember::operator==(const DataMember& other) const { return key == other.key && value == other.value; }

}  // namespace accord
