#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accord/document/mustache.h"

namespace accord {
namespace {

Shape make(std::string name, Shape::Kind kind, std::vector<Shape> members = {}) {
  Shape shape;
  shape.name = std::move(name);
  shape.kind = kind;
  shape.members = std::move(members);
  return shape;
}

bool fits(const Data& data, Shape::Kind kind) {
  switch (kind) {
    case Shape::Kind::text: return data.is_text() || data.shape() == Data::Shape::number;
    case Shape::Kind::markdown: return data.is_text();
    case Shape::Kind::flag: return data.shape() == Data::Shape::boolean;
    case Shape::Kind::map: return data.is_map();
    case Shape::Kind::list: return data.is_list();
  }
  return false;
}

std::string_view word(Shape::Kind kind) {
  switch (kind) {
    case Shape::Kind::text: return "a text";
    case Shape::Kind::markdown: return "Markdown text";
    case Shape::Kind::flag: return "true or false";
    case Shape::Kind::map: return "a map";
    case Shape::Kind::list: break;
  }
  return "a list";
}

void compare(const Data& data, const Shape& shape, const std::string& path, std::vector<std::string>& found);

void compare_members(const Data& data, const Shape& shape, const std::string& path, std::vector<std::string>& found) {
  const std::string prefix = path.empty() ? path : path + ".";
  for (const Shape& member : shape.members) {
    const Data* value = data.find(member.name);
    if (value && !value->is_null()) {
      compare(*value, member, prefix + member.name, found);
    } else if (!member.optional) {
      found.push_back(prefix + member.name + ": missing");
    }
  }
  for (const DataMember& member : data.members())
    if (!shape.find(member.key)) found.push_back(prefix + member.key + ": not in the shape");
}

void compare(const Data& data, const Shape& shape, const std::string& path, std::vector<std::string>& found) {
  if (!fits(data, shape.kind)) {
    found.push_back((path.empty() ? "the view" : path) + ": not " + std::string(word(shape.kind)));
    return;
  }
  if (shape.kind == Shape::Kind::map) compare_members(data, shape, path, found);
  if (shape.kind != Shape::Kind::list) return;
  int index = 0;
  for (const DataMember& item : data.members()) {
    const std::string place = path + "[" + std::to_string(index++) + "]";
    const Shape::Kind kind = shape.members.empty() ? Shape::Kind::text : Shape::Kind::map;
    if (!fits(item.value, kind)) {
      found.push_back(place + ": not " + std::string(word(kind)));
    } else if (!shape.members.empty()) {
      compare_members(item.value, shape, place, found);
    }
  }
}

}  // namespace

Shape Shape::text(std::string name) { return make(std::move(name), Kind::text); }
Shape Shape::markdown(std::string name) { return make(std::move(name), Kind::markdown); }
Shape Shape::flag(std::string name) { return make(std::move(name), Kind::flag); }
Shape Shape::map(std::string name, std::vector<Shape> members) {
  return make(std::move(name), Kind::map, std::move(members));
}
Shape Shape::list(std::string name, std::vector<Shape> members) {
  return make(std::move(name), Kind::list, std::move(members));
}

Shape Shape::or_absent() const {
  Shape copy = *this;
  copy.optional = true;
  return copy;
}

const Shape* Shape::find(std::string_view member) const {
  auto found = std::ranges::find(members, member, &Shape::name);
  return found == members.end() ? nullptr : &*found;
}

std::vector<std::string> shape_mismatches(const Data& data, const Shape& shape) {
  std::vector<std::string> found;
  compare(data, shape, {}, found);
  return found;
}

}  // namespace accord
