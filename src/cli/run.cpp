#include "accord/cli/run.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

#include "accord/base/error.h"
#include "accord/base/people_date.h"
#include "accord/base/text.h"
#include "accord/document/escape.h"
#include "accord/document/web_page.h"
#include "cli/context.h"
#include "cli/help.h"
#include "cli/parser.h"
#include "cli/resolve.h"
#include "cli/spoken_lines.h"

namespace accord {

namespace {

void report(World& world, Language language, const Error& error) {
  std::string lines = fmt::format("accord: {}\n", translate(error.message(), language));
  for (const Message& hint : error.hints()) lines += fmt::format("  {}\n", translate(hint, language));
  const std::string safe = visible_text(lines);
  world.write_err(world.err_is_terminal ? wrap_sentences(safe, world.err_width) : safe);
}

/// The value of --lang in words that could not be read: even about them we speak the language asked for.
std::string typed_language(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with("--lang=")) return words[i].substr(7);
    if (words[i] == "--lang" && i + 1 < words.size()) return words[i + 1];
  }
  return {};
}

/// Writes what the command had to say; the code when that fails. Throws Error{io} when nothing was changed and no pipe closed.
int flush(Context& context, int code) {
  const int refused = context.output().empty() ? 0 : context.world().write_out(context.output());
  context.write_notes();
  if (refused == 0) return code;
  if (context.changed()) {
    report(context.world(), context.language(),
           Error(Failure::unsure, say("the change was made and saved, but its output could not be written: {}", Message(std::strerror(refused))),
                 {say("accord show or git diff tell what changed")}));
    return static_cast<int>(Failure::unsure);
  }
  if (refused != EPIPE) throw Error(Failure::io, say("the output could not be written: {}", Message(std::strerror(refused))));
  return static_cast<int>(Failure::io);  // who closes the pipe (head, less) has read enough
}

/// However a text came, from a file or a pipe of whichever system: no byte order mark, LF line ends, one line without its end.
std::string as_record_text(std::string_view came) {
  std::string text = replace_all(without_byte_order_mark(came), "\r\n", "\n");
  if (!text.empty() && text.find('\n') + 1 == text.size()) text.pop_back();
  return text;
}

/// Whether a value names where its text stands: @file, - for standard input.
bool names_a_file(std::string_view value) { return value == "-" || (value.size() > 1 && value[0] == '@' && value[1] != '@'); }

/// Values that take @file and - become the text behind them.
Arguments read_texts(Context& context, const Command& command, const Arguments& typed) {
  std::vector<std::string> words = typed.words();
  std::vector<Arguments::Given> given = typed.given();
  for (std::size_t i = 0; i < words.size() && !command.positionals.empty(); ++i) {
    const auto& place = command.positionals[std::min(i, command.positionals.size() - 1)];
    if (place.is_text) words[i] = as_record_text(context.read_text(words[i]));
  }
  for (auto& [name, value] : given) {
    const Option* option = command.option(name);
    if (!option || (!option->is_text && !option->is_line)) continue;
    const bool as_typed = option->is_line && !names_a_file(value);
    value = context.read_text(value);
    if (!as_typed) value = as_record_text(value);
  }
  return Arguments(std::move(words), std::move(given));
}

/// What a command printed as parts of a page becomes one: "Task list", "The schedule: …" above, the project and the day below.
void finish_page(Context& context, const Command& command) {
  constexpr std::string_view list = " list";
  const std::string_view words = command.words;
  std::string title = context.page_title().empty() ? context.text(command.summary) : context.page_title();
  if (context.page_title().empty() && words.ends_with(list)) title = context.text(say("{} list", context.label("kinds", words.substr(0, words.size() - list.size()))));
  if (title.front() >= 'a' && title.front() <= 'z') title.front() = static_cast<char>(title.front() - 'a' + 'A');
  std::string body = "<h1>" + escape_html(title) + "</h1>\n" + context.output();
  if (const Project* project = context.project_if_any())
    body += "<p class=\"small\">" + escape_html(fmt::format("{} · {}", project->settings().title_in(context.language()), people_date(context.as_of(), context.language(), true))) + "</p>\n";
  context.drop_output();
  context.print_raw(web_page({context.language(), title, "list", body}));
}

/// A format that the command does not write is refused before it does anything.
void check_format(const Context& context, const Command& command) {
  if (!context.has_format() && context.special_format().empty()) return;
  const auto require = [&](const std::string& format) {
    if (std::ranges::find(command.formats, format) == command.formats.end()) throw no_such_format(command.words, format, command.formats);
  };
  if (context.globals().has("json")) require("json");
  if (context.globals().has("format")) require(context.globals().get("format"));
}

/// Our own sentences only: what stands in their places may be anybody's words.
bool says_what_was_not_done(const Message& message) {
  if (message.form != Message::Form::sentence && message.form != Message::Form::list) return false;
  return std::ranges::any_of(std::initializer_list<std::string_view>{"nothing was ", "no mail was ", "no report was ", "it was not changed", "neither was changed"},
                             [&](std::string_view words) { return message.pattern.find(words) != std::string::npos; }) ||
         std::ranges::any_of(message.arguments, [](const Message& argument) { return says_what_was_not_done(argument); });
}

/// Whether the words of an error say already, each in its own way, what was not done.
bool says_what_was_not_done(const Error& error) {
  return says_what_was_not_done(error.message()) || std::ranges::any_of(error.hints(), [](const Message& hint) { return says_what_was_not_done(hint); });
}

/// The error with what a writing command did before it: nothing, or a part that stays.
Error with_what_was_done(const Error& error, bool changed, bool writes) {
  if (error.failure() == Failure::unsure) return error;
  if (!changed) return writes && !says_what_was_not_done(error) ? Error(error.failure(), say("{}; nothing was changed", error.message()), error.hints()) : error;
  std::vector<Message> hints = error.hints();
  hints.push_back("what was written before that stays: git status shows it");
  return Error(error.failure() == Failure::io ? Failure::unsure : error.failure(), error.message(), std::move(hints));
}

int dispatch(Context& context, std::vector<std::string> words) {
  if (context.globals().has("version")) {
    context.print(version_line());
    return 0;
  }
  if (context.globals().has("help")) return show_help(context, words);
  if (words.empty()) {
    const bool in_project = context.project_if_any() != nullptr;
    if (!in_project) context.note("there is no project here; accord init starts one");
    words = {in_project ? "attention" : "help"};
  }
  ResolvedCommand resolved = resolve_command(context, words);
  const Arguments typed = parse_arguments(resolved.command, std::move(resolved.rest));
  check_format(context, resolved.command);
  const int code = resolved.command.run(context, read_texts(context, resolved.command, typed));
  context.write_notes_of_change();
  if (context.has_html()) finish_page(context, resolved.command);
  return code;
}

int run_in(Context& context, const std::vector<std::string>& words) {
  const auto failed = [&](const Error& refused) {
    const Error error = with_what_was_done(refused, context.changed(), would_write(words));
    context.write_notes();
    report(context.world(), context.language(), error);
    return static_cast<int>(error.failure());
  };
  try {
    const int code = dispatch(context, words);
    return flush(context, code);
  } catch (const Error& error) {
    return failed(error);
  } catch (const std::bad_alloc&) {
    return failed(Error(Failure::io, say("out of memory")));
  } catch (const std::exception& error) {
    return failed(Error(Failure::io, say("something unexpected went wrong: {}", error.what())));
  }
}

}  // namespace

int run(const std::vector<std::string>& words, World& world) {
  std::vector<std::string> rest = words;
  std::unique_ptr<Context> context;
  try {
    Arguments globals = take_globals(rest);
    context = std::make_unique<Context>(world, std::move(globals));
  } catch (const Error& error) {
    const std::string asked = typed_language(words);
    report(world, language_of(world, asked.empty() ? nullptr : &asked), with_what_was_done(error, false, would_write(rest)));
    return static_cast<int>(error.failure());
  }
  return run_in(*context, rest);
}

}  // namespace accord
