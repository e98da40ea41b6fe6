#include "accord/store/git_config.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fcntl.h>
#include <filesystem>
#include <fnmatch.h>
#include <sys/stat.h>

#include "accord/base/descriptor.h"
#include "accord/base/text.h"

namespace accord {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t size_limit = 1024 * 1024;
constexpr int include_depth = 10;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// A regular file's text (dotfiles are often links, so links are followed); empty when there is none.
std::string text_of(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  struct stat status {};
  if (!file.is_open() || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  std::string text(std::min(static_cast<std::size_t>(status.st_size), size_limit), '\0');
  const ssize_t size = ::read(file.get(), text.data(), text.size());
  text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return text;
}

/// Walks the characters of a configuration text (git-config(1), "Syntax").
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(without_byte_order_mark(text)) {}

  std::vector<GitConfigEntry> parse() {
    std::vector<GitConfigEntry> entries;
    for (;;) {
      skip_space();
      if (at_end()) return entries;
      if (peek() == '#' || peek() == ';') {
        skip_line();
      } else if (peek() == '[') {
        if (!header()) return entries;
      } else if (!entry(entries)) {
        return entries;
      }
    }
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  char peek() const { return at_end() ? '\n' : text_[at_]; }
  char get() { return at_end() ? '\n' : text_[at_++]; }
  void skip_space() {
    while (!at_end() && std::isspace(static_cast<unsigned char>(peek()))) ++at_;
  }
  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }
  void skip_line() {
    while (!at_end() && get() != '\n') {
    }
  }
  std::string name() {
    const std::size_t begin = at_;
    while (std::isalnum(static_cast<unsigned char>(peek())) || peek() == '-' || peek() == '.') ++at_;
    return lower(std::string(text_.substr(begin, at_ - begin)));
  }

  bool header() {
    ++at_;
    section_ = name();
    subsection_.clear();
    if (const std::size_t dot = section_.find('.'); dot != std::string::npos) {  // the old form [remote.origin]
      subsection_ = section_.substr(dot + 1);
      section_.resize(dot);
    }
    skip_blanks();
    if (peek() == '"') {
      ++at_;
      while (!at_end() && peek() != '"' && peek() != '\n') {
        if (peek() == '\\') ++at_;
        subsection_ += get();
      }
      if (get() != '"') return false;
    }
    return get() == ']';
  }

  bool entry(std::vector<GitConfigEntry>& entries) {
    std::string key = name();
    if (key.empty() || section_.empty()) return false;
    skip_blanks();
    std::optional<std::string> text = "true";
    if (peek() == '=') {
      ++at_;
      text = value();
    } else {
      skip_line();
    }
    if (!text) return false;
    entries.push_back({section_, subsection_, std::move(key), std::move(*text)});
    return true;
  }

  /// To the line's end: quotes, escapes, comments and continuation lines resolved, outer blanks dropped.
  std::optional<std::string> value() {
    std::string result;
    std::size_t kept = 0;  // up to here blanks are the value's own
    bool quoted = false;
    skip_blanks();
    for (;;) {
      const bool over = at_end();
      char c = get();
      if (c == '\r' && peek() == '\n') c = get();
      if (c == '\n') break;
      if (!quoted && (c == '#' || c == ';')) {
        skip_line();
        break;
      }
      if (c == '"') {
        quoted = !quoted;
        kept = result.size();
        continue;
      }
      if (c == '\\') {
        if (peek() == '\r') ++at_;
        const char escaped = get();
        if (escaped == '\n') {
          if (over) break;
          continue;
        }
        const std::size_t place = std::string_view("nbt\"\\").find(escaped);
        if (place == std::string_view::npos) return std::nullopt;
        result += "\n\b\t\"\\"[place];
        kept = result.size();
        continue;
      }
      result += c;
      if (quoted || (c != ' ' && c != '\t')) kept = result.size();
    }
    if (quoted) return std::nullopt;
    result.resize(kept);
    return result;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string section_;
  std::string subsection_;
};

class Reader {
 public:
  Reader(const std::optional<GitPlace>& place, std::string home) : place_(place), home_(std::move(home)) {}

  void read(const std::string& path, int depth = 0) {
    for (const GitConfigEntry& entry : parse_git_config(text_of(path))) {
      take(entry);
      const bool plain = entry.section == "include" && entry.subsection.empty();
      const bool wanted = plain || (entry.section == "includeif" && holds(entry.subsection, path));
      if (!wanted || entry.key != "path" || depth >= include_depth) continue;
      read((fs::path(path).parent_path() / at_home(entry.value)).string(), depth + 1);
    }
  }
  GitConfig result;

 private:
  std::string at_home(const std::string& path) const { return path.starts_with("~/") ? home_ + path.substr(1) : path; }

  void take(const GitConfigEntry& entry) {
    const bool user = entry.section == "user" && entry.subsection.empty();
    if (user && entry.key == "name") result.user_name = entry.value;
    if (user && entry.key == "email") result.user_email = entry.value;
    if (entry.section == "remote" && entry.key == "url" &&
        std::ranges::find(result.remotes, entry.subsection, &GitRemote::name) == result.remotes.end()) {
      result.remotes.push_back({entry.subsection, entry.value});
    }
  }

  /// "gitdir:~/clients/" as git-config(1) explains it.
  bool holds(const std::string& condition, const std::string& file) const {
    if (!place_) return false;
    const bool fold = condition.starts_with("gitdir/i:");
    if (!fold && !condition.starts_with("gitdir:")) return false;
    std::string pattern = at_home(condition.substr(fold ? 9 : 7));
    if (pattern.starts_with("./")) pattern = fs::path(file).parent_path().string() + pattern.substr(1);
    if (!pattern.starts_with('/')) pattern = "**/" + pattern;
    if (pattern.ends_with('/')) pattern += "**";
    return ::fnmatch(pattern.c_str(), place_->git_dir.c_str(), fold ? FNM_CASEFOLD : 0) == 0;
  }

  const std::optional<GitPlace>& place_;
  std::string home_;
};

}  // namespace

std::vector<GitConfigEntry> parse_git_config(std::string_view text) { return Parser(text).parse(); }

GitConfig read_git_config(const std::optional<GitPlace>& place, const EnvironmentReader& environment) {
  const std::string home = environment("HOME").value_or("");
  const std::string xdg = environment("XDG_CONFIG_HOME").value_or("");
  Reader reader(place, home);
  reader.read("/etc/gitconfig");
  if (!xdg.empty()) {
    reader.read(xdg + "/git/config");
  } else if (!home.empty()) {
    reader.read(home + "/.config/git/config");
  }
  if (!home.empty()) reader.read(home + "/.gitconfig");
  if (place) {
    reader.read(place->common_dir + "/config");
    reader.read(place->git_dir + "/config.worktree");
  }
  return std::move(reader.result);
}

}  // namespace accord
