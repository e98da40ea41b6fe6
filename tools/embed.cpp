// Runs while the project is built: turns labels and templates into C++ tables, so that the program parses nothing at start.
//   embed labels OUT.cpp en.yaml zh-CN.yaml        embed files OUT.cpp ROOT FILE…
// Texts stand in one block and the tables hold places in it: nothing for the loader to relocate.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// A scalar that may be double-quoted; `at` moves behind it. An unquoted one ends at `stop` or the line's end.
std::string read_scalar(std::string_view line, std::size_t& at, char stop) {
  std::string text;
  if (at < line.size() && line[at] == '"') {
    for (++at; at < line.size() && line[at] != '"'; ++at) {
      if (line[at] != '\\') {
        text += line[at];
      } else if (++at < line.size()) {
        text += line[at] == 'n' ? '\n' : line[at] == 't' ? '\t' : line[at];
      }
    }
    if (at >= line.size()) throw std::runtime_error("a quote is not closed");
    ++at;
    return text;
  }
  while (at < line.size() && line[at] != stop) text += line[at++];
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

using Labels = std::map<std::string, std::string>;  // "section/key" → text

void read_line(std::string_view line, std::string& section, Labels& labels) {
  std::size_t at = line.find_first_not_of(' ');
  if (at == std::string_view::npos || line[at] == '#') return;
  const bool is_section = at == 0;
  const std::string key = read_scalar(line, at, ':');
  if (at >= line.size() || line[at] != ':') throw std::runtime_error("a colon is missing");
  at = std::min(line.size(), line.find_first_not_of(' ', at + 1));
  if (is_section) {
    if (at != line.size()) throw std::runtime_error("a section has no text of its own");
    section = key;
    return;
  }
  if (section.empty()) throw std::runtime_error("a label stands before the first section");
  const std::string text = read_scalar(line, at, '\0');
  if (!labels.emplace(section + '/' + key, text).second) throw std::runtime_error("\"" + key + "\" stands twice");
}

Labels read_labels(const std::string& path) {
  const std::string text = read_file(path);
  Labels labels;
  std::string section;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    try {
      read_line(line, section, labels);
    } catch (const std::exception& error) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
    }
  }
  return labels;
}

/// The bytes as string literals of at most one source line each.
void write_block(std::ostream& out, const std::string& name, const std::string& bytes) {
  out << "constexpr char " << name << "[] =\n    \"";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    char escaped[8];
    if (byte == '"' || byte == '\\' || byte == '?' || byte < 0x20 || byte > 0x7e) {
      std::snprintf(escaped, sizeof escaped, "\\%03o", byte);
      out << escaped;
    } else {
      out << bytes[i];
    }
    if (byte == '\n' || i % 1000 == 999) out << "\"\n    \"";
  }
  out << "\";\n";
}

void write_table(std::ostream& out, const std::string& name, const std::map<std::string, std::string>& texts) {
  std::string block;
  std::ostringstream rows;
  for (const auto& [key, text] : texts) {
    rows << "    {" << block.size() << ", " << key.size() << ", " << text.size() << "},\n";
    block += key + text;
  }
  write_block(out, name + "_block", block);
  out << "constexpr EmbeddedRow " << name << "_rows[] = {\n" << rows.str() << "    {0, 0, 0}};\n";
}

void write_accessor(std::ostream& out, const std::string& name, std::size_t size) {
  out << "const EmbeddedTable " << name << "{" << name << "_block, " << name << "_rows, " << size << "};\n";
}

void write_tables(const std::string& path, const std::map<std::string, std::map<std::string, std::string>>& tables) {
  std::ostringstream out;
  out << "// Made by tools/embed.cpp.\n#include \"base/embedded_table.h\"\n\nnamespace accord {\nnamespace {\n";
  for (const auto& [name, texts] : tables) write_table(out, name, texts);
  out << "}  // namespace\n";
  for (const auto& [name, texts] : tables) write_accessor(out, name, texts.size());
  out << "}  // namespace accord\n";
  std::ofstream file(path, std::ios::binary);
  file << out.str();
  if (!file.flush()) throw std::runtime_error(path + ": cannot be written");
}

int embed(const std::vector<std::string>& arguments) {
  if (arguments.size() == 4 && arguments[0] == "labels") {
    write_tables(arguments[1], {{"embedded_labels_en", read_labels(arguments[2])},
                                {"embedded_labels_zh", read_labels(arguments[3])}});
    return 0;
  }
  if (arguments.size() >= 3 && arguments[0] == "files") {
    std::map<std::string, std::string> files;
    for (std::size_t i = 3; i < arguments.size(); ++i) files[arguments[i]] = read_file(arguments[2] + '/' + arguments[i]);
    write_tables(arguments[1], {{"embedded_files", files}});
    return 0;
  }
  std::cerr << "usage: embed labels OUT en.yaml zh-CN.yaml | embed files OUT ROOT FILE...\n";
  return 2;
}

}  // namespace

int main(int count, char** words) try {
  return embed({words + 1, words + count});
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
