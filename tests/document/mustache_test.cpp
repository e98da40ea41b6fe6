#include "accord/document/mustache.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "accord/base/error.h"
#include "accord/base/json.h"

using namespace accord;

namespace {

using Files = std::map<std::string, std::string>;

Partials partials_of(Files files) {
  return Partials([files = std::move(files)](std::string_view name) -> std::optional<TemplateSource> {
    auto found = files.find(std::string(name));
    if (found == files.end()) return std::nullopt;
    return TemplateSource{found->first + ".md", found->second};
  });
}

std::string with_hints(const Error& error) {
  std::string all = error.what();
  for (const Message& hint : error.hints()) all += " | " + hint.english();
  return all;
}

std::string page(const std::string& text, const std::string& json, const RenderOptions& options = {}, Files files = {}) {
  Partials partials = partials_of(std::move(files));
  try {
    return render(Template::parse(text, "report.md"), parse_json(json, "data.json"), partials, options);
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::invalid);
    return with_hints(error);
  }
}

RenderOptions strict(Escape escape = Escape::html) {
  RenderOptions options;
  options.escape = escape;
  options.strict = true;
  return options;
}

std::vector<std::string> problems(const std::string& text, const Shape& shape, Files files = {}) {
  Partials partials = partials_of(std::move(files));
  std::vector<std::string> all;
  for (const Finding& one : check_template(Template::parse(text, "report.md"), shape, partials)) {
    all.push_back(one.rule + " " + one.file + ":" + std::to_string(one.mark.line) + ":" + std::to_string(one.mark.column) + " " +
                  one.message.english() + (one.hint.empty() ? "" : " | " + one.hint.english()));
  }
  return all;
}

using Lines = std::vector<std::string>;

const Shape weekly = Shape::view({
    Shape::text("project"),
    Shape::markdown("cover"),
    Shape::flag("is_draft"),
    Shape::map("labels", {Shape::text("risks"), Shape::text("owner")}),
    Shape::list("risks", {Shape::text("title"), Shape::text("note").or_absent()}),
    Shape::list("missing_sections"),
});

const std::string weekly_names = "the names here are project, cover, is_draft, labels, risks, missing_sections";

}  // namespace

TEST_CASE("templates: a mistake in the tags is an error with file, line and column in characters") {
  CHECK(page("a\n田中 {{x", "{}") == "report.md:2:4: this tag is not closed: “}}” is missing");
  CHECK(page("{{{x}}", "{}") == "report.md:1:1: this tag is not closed: “}}}” is missing");
  CHECK(page("\n{{#a}}x", "{}") == "report.md:2:1: “a” is opened here and never closed | close it with {{/a}}");
  CHECK(page("x{{/a}}", "{}") == "report.md:1:2: “a” is closed here but was never opened");
  CHECK(page("{{#a}}\n{{#b}}{{/a}}", "{}") == "report.md:2:7: “a” is closed here, but “b” of line 2 is open");
  CHECK(page("{{ }}", "{}") == "report.md:1:1: this tag has no name");
  CHECK(page("{{=a=}}", "{}") == "report.md:1:1: delimiters are set with two words, for example {{=<% %>=}}");
  CHECK(page("{{=a= b=}}", "{}") == "report.md:1:1: delimiters are set with two words, for example {{=<% %>=}}");
  CHECK(page("{{<p}}{{#a}}{{/a}}{{/p}}", "{}") ==
        "report.md:1:7: only blocks count between the tags of the parent “p” | put it inside a block: {{$name}}…{{/name}}");
  CHECK(page("{{<*p}}{{/p}}", "{}") == "report.md:1:8: “p” is closed here, but “p” of line 1 is open");
}

TEST_CASE("templates: 200,000 nested sections are an error, not a crash") {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "{{#a}}";
  CHECK(page(deep, "{}") == "report.md:1:385: sections are nested deeper than 64 levels");
}

TEST_CASE("templates: a partial that includes itself is stopped with its place, also without any output") {
  CHECK(page("{{>p}}", "{}", {}, {{"p", "x\n {{>p}}\n"}}) ==
        "p.md:2:2: templates include each other more than 64 levels deep");
  CHECK(page("{{<p}}{{/p}}", "{}", {}, {{"p", "{{<p}}{{/p}}"}}) ==
        "p.md:1:1: templates include each other more than 64 levels deep");
  Files doubling;
  for (int i = 0; i < 40; ++i) {
    const std::string next = "{{>p" + std::to_string(i + 1) + "}}";
    doubling["p" + std::to_string(i)] = next + next;
  }
  RenderOptions options;
  options.step_limit = 1000;
  CHECK(page("{{>p0}}", "{}", options, doubling).find("rendering takes more than 1000 steps") != std::string::npos);
}

TEST_CASE("templates: the page has a size limit") {
  RenderOptions options;
  options.output_limit = 10;
  CHECK(page("{{#a}}xxx{{/a}}", "{\"a\":[1,2,3]}", options) == "xxxxxxxxx");
  CHECK(page("{{#a}}xxx{{/a}}", "{\"a\":[1,2,3,4]}", options) == "report.md:1:7: the page grows beyond 10 bytes");
  CHECK(page("{{{a}}}", "{\"a\":\"12345678901\"}", options) == "report.md:1:1: the page grows beyond 10 bytes");
}

TEST_CASE("strict: an unknown name is an error with its place and the nearest name") {
  CHECK(page("# {{titel}}", R"({"title":"x"})", strict()) == "report.md:1:3: no name “titel” here | did you mean “title”?");
  CHECK(page("{{#tasks}}{{nam}}{{/tasks}}", R"({"tasks":[{"name":"x"}]})", strict()) ==
        "report.md:1:11: no name “nam” here | did you mean “name”?");
  CHECK(page("{{project.nme}}", R"({"project":{"name":"x"}})", strict()) ==
        "report.md:1:1: no name “nme” here | did you mean “name”?");
  CHECK(page("{{^zzz}}{{/zzz}}", R"({"a":1,"b":2})", strict()) == "report.md:1:1: no name “zzz” here | the names here are a, b");
  CHECK(page("{{a}}", R"({"a":null})", strict()) == "");
  CHECK(page("{{>p}}", "{}", strict()) == "report.md:1:1: no template named “p”");
  CHECK(page("{{>p}}", "{}", strict(), {{"p", "\n{{x}}"}}) == "p.md:2:1: no name “x” here");
}

TEST_CASE("strict: a place in an overriding block is a place in the overriding file") {
  CHECK(page("{{<p}}\n{{$b}}{{x}}{{/b}}{{/p}}", "{}", strict(), {{"p", "{{$b}}{{/b}}"}}) == "report.md:2:7: no name “x” here");
}

TEST_CASE("strict: lists are not printed, and nothing goes unescaped") {
  CHECK(page("{{a}}", R"({"a":[1]})", strict()) == "report.md:1:1: “a” is a list, not a value");
  CHECK(page("{{a}}", R"({"a":{}})", strict()) == "report.md:1:1: “a” is a group of values, not a value");
  CHECK(page("{{{a}}}", R"({"a":"x"})", strict()) == "report.md:1:1: “a” must be escaped: use two braces, no “&”");
  CHECK(page("{{&a}}", R"({"a":"x"})", strict()) == "report.md:1:1: “a” must be escaped: use two braces, no “&”");
  CHECK(page("{{{a}}}", R"({"a":"<x>"})", strict(Escape::none)) == "<x>");
}

TEST_CASE("escaping follows the output format and the place on the page") {
  const std::string data = R"({"t":"*a* | <b>","id":"a_b`c","url":"https://x.org/a b"})";
  CHECK(page("{{t}}", data) == "*a* | &lt;b&gt;");
  CHECK(page("{{t}}", data, strict(Escape::none)) == "*a* | <b>");
  CHECK(page("| {{t}} | `{{id}}` |\n\n{{t}}\n\n[x]({{url}})\n", data, strict(Escape::markdown)) ==
        "| \\*a\\* \\| \\<b> | `a_b'c` |\n\n\\*a\\* | \\<b>\n\n[x](https://x.org/a%20b)\n");
  CHECK(page("{{#l}}\n- {{.}}\n{{/l}}\n", R"({"l":["# a","1. b"]})", strict(Escape::markdown)) == "- \\# a\n- 1\\. b\n");
}

TEST_CASE("shape: a good template has no findings, whatever is filled") {
  CHECK(problems("# {{project}}\n{{{cover}}}\n{{#is_draft}}draft{{/is_draft}}\n{{#risks}}\n- {{title}} {{project}} {{labels.owner}}\n"
                 "{{#note}}({{.}}, {{note}}){{/note}}\n{{/risks}}\n{{#labels}}{{owner}}{{/labels}}\n"
                 "{{#missing_sections}}{{.}}{{/missing_sections}}{{^risks}}{{labels.risks}}{{/risks}}",
                 weekly)
            .empty());
}

TEST_CASE("shape: unknown names are found in every branch, also those that are never filled") {
  CHECK(problems("{{projct}}\n{{#risks}}{{titel}}{{/risks}}\n{{^risks}}{{labels.ownr}}{{/risks}}\n{{#rsks}}{{x}}{{/rsks}}", weekly) ==
        Lines{"template.name report.md:1:1 no name “projct” here | did you mean “project”?",
              "template.name report.md:2:11 no name “titel” here | did you mean “title”?",
              "template.name report.md:3:11 no name “ownr” here | did you mean “owner”?",
              "template.name report.md:4:1 no name “rsks” here | did you mean “risks”?"});
  CHECK(problems("{{title}}", weekly).size() == 1);
  CHECK(problems("{{risks.title}}", weekly) ==
        Lines{"template.name report.md:1:1 “risks” is a list: “title” is reached inside {{#risks}}"});
}

TEST_CASE("shape: values are used as what they are") {
  CHECK(problems("{{cover}}{{{project}}}{{&labels.owner}}{{risks}}{{labels}}{{is_draft}}{{#risks}}{{.}}{{/risks}}", weekly) ==
        Lines{"template.use report.md:1:1 “cover” is ready Markdown: print it with three braces",
              "template.use report.md:1:10 “project” is not ready Markdown and must be escaped: use two braces, no “&”",
              "template.use report.md:1:23 “labels.owner” is not ready Markdown and must be escaped: use two braces, no “&”",
              "template.use report.md:1:40 “risks” is a list: repeat it with {{#risks}}",
              "template.use report.md:1:49 “labels” is a group of values: print one of its members",
              "template.use report.md:1:59 “is_draft” is yes or no: ask for it with {{#is_draft}}",
              "template.use report.md:1:81 “.” is a group of values here: print one of its members"});
}

TEST_CASE("shape: partials are checked where they are included, each place once") {
  CHECK(problems("{{>row}}{{#risks}}{{>row}}{{>row}}{{/risks}}", weekly, {{"row", "{{title}}"}}) ==
        Lines{"template.name row.md:1:1 no name “title” here | " + weekly_names});
  CHECK(problems("{{>p}}{{>*project}}", weekly) ==
        Lines{"template.partial report.md:1:1 no template named “p”",
              "template.partial report.md:1:7 “*project” cannot be checked before it has a value: name the template"});
}

TEST_CASE("shape: a partial that includes itself is found with the path") {
  CHECK(problems("{{>a}}", weekly, {{"a", "{{#risks}}{{>b}}{{/risks}}"}, {"b", "\n{{>a}}"}}) ==
        Lines{"template.partial b.md:2:1 “a” includes itself: a → b → a"});
  CHECK(problems("{{>report}}", weekly, {{"report", "{{>report}}"}}) ==
        Lines{"template.partial report.md:1:1 “report” includes itself: report.md → report"});
}

TEST_CASE("shape: overrides are checked in their place, and must override something") {
  const Files files = {{"page", "{{#risks}}{{$row}}{{title}}{{/row}}{{/risks}}{{$end}}{{/end}}"}};
  CHECK(problems("{{<page}}{{$row}}{{title}}{{/row}}{{/page}}", weekly, files).empty());
  CHECK(problems("{{<page}}{{$end}}{{title}}{{/end}}\n{{$rwo}}x{{/rwo}}{{/page}}", weekly, files) ==
        Lines{"template.name report.md:1:18 no name “title” here | " + weekly_names,
              "template.block report.md:2:1 the template “page” has no block “rwo” | did you mean “row”?"});
}

TEST_CASE("shape: rendering with it looks names up by the shape, so an absent member is blank and not an outer name") {
  RenderOptions options;
  options.escape = Escape::markdown;
  options.shape = &weekly;
  const Shape nested = Shape::view({Shape::text("note"), Shape::list("risks", {Shape::text("note").or_absent()})});
  options.shape = &nested;
  CHECK(page("{{#risks}}[{{note}}]{{/risks}}", R"({"note":"outer","risks":[{}, {"note":"in"}]})", options) == "[][in]");
  CHECK(page("{{#risks}}{{nte}}{{/risks}}", R"({"note":"outer","risks":[{}]})", options) ==
        "report.md:1:11: no name “nte” here | did you mean “note”?");
  CHECK(page("{{{note}}}", R"({"note":"x"})", options) ==
        "report.md:1:1: “note” is not ready Markdown and must be escaped: use two braces, no “&”");
  options.shape = &weekly;
  CHECK(page("{{{cover}}}", R"({"cover":"**x**"})", options) == "**x**");
}

TEST_CASE("shape: a view's data can be compared with it") {
  CHECK(shape_mismatches(parse_json(R"({"project":"P","cover":"c","is_draft":false,"labels":{"risks":"R","owner":"O"},
          "risks":[{"title":1,"note":null}],"missing_sections":["x"]})",
                                    "data"),
                         weekly)
            .empty());
  CHECK(shape_mismatches(parse_json(R"({"project":[],"is_draft":"no","labels":{"risks":"R","own":"O"},
          "risks":[{"note":"x"},1],"missing_sections":[{}]})",
                                    "data"),
                         weekly) == Lines{"project: not a text", "cover: missing", "is_draft: not true or false",
                                          "labels.owner: missing", "labels.own: not in the shape", "risks[0].title: missing",
                                          "risks[1]: not a map", "missing_sections[0]: not a text"});
  CHECK(shape_mismatches(Data("x"), weekly) == Lines{"the view: not a map"});
}
