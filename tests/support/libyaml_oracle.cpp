#include "support/libyaml_oracle.h"

#include <yaml.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace accord::test {
namespace {

struct ParserFree {
  void operator()(yaml_parser_t* parser) const {
    yaml_parser_delete(parser);
    delete parser;
  }
};

/// Collects events into a value; a map's key waits for its value.
class Collector {
 public:
  /// False when the document is outside what records hold.
  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        return ++documents_ == 1;
      case YAML_ALIAS_EVENT:
        return false;
      case YAML_SCALAR_EVENT:
        return scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        open(Value::list());
        return event.data.sequence_start.anchor == nullptr;
      case YAML_MAPPING_START_EVENT:
        open(Value::map());
        return event.data.mapping_start.anchor == nullptr;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        return close();
      default:
        return true;
    }
  }
  Value result() { return std::move(root_); }

 private:
  struct Open {
    Value value;
    std::string key;
    bool has_key = false;
  };

  bool scalar(const yaml_event_t& event) {
    const auto& data = event.data.scalar;
    if (data.anchor != nullptr || data.tag != nullptr) return false;
    const std::string text(reinterpret_cast<const char*>(data.value), data.length);
    const bool quoted = data.style != YAML_PLAIN_SCALAR_STYLE;
    const bool null = !quoted && (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
    Value value = null ? Value() : Value::scalar(text);
    value.quoted = quoted && !null;
    put(std::move(value));
    return true;
  }
  void open(Value value) { stack_.push_back({std::move(value), {}}); }
  bool close() {
    Value value = std::move(stack_.back().value);
    stack_.pop_back();
    put(std::move(value));
    return true;
  }
  void put(Value value) {
    if (stack_.empty()) {
      root_ = std::move(value);
      return;
    }
    Open& top = stack_.back();
    if (top.value.is_map() && !top.has_key) {
      top.key = value.text;
      top.has_key = true;
      return;
    }
    top.value.members.push_back({top.value.is_map() ? top.key : std::string(), {}, std::move(value)});
    top.has_key = false;
  }

  Value root_;
  std::vector<Open> stack_;
  int documents_ = 0;
};

}  // namespace

std::optional<Value> libyaml_read(std::string_view text) {
  std::unique_ptr<yaml_parser_t, ParserFree> parser(new yaml_parser_t{});
  yaml_parser_initialize(parser.get());
  yaml_parser_set_encoding(parser.get(), YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(parser.get(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  Collector collector;
  for (bool more = true; more;) {
    yaml_event_t event;
    if (yaml_parser_parse(parser.get(), &event) == 0) return std::nullopt;
    more = event.type != YAML_STREAM_END_EVENT;
    const bool inside = collector.take(event);
    yaml_event_delete(&event);
    if (!inside) return std::nullopt;
  }
  return collector.result();
}

}  // namespace accord::test
