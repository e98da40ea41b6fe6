#include "accord/document/report_html.h"

#include "accord/base/embedded.h"
#include "accord/document/markdown.h"
#include "accord/document/web_page.h"

namespace accord {
namespace {

std::string style(const TemplateLookup& own) {
  if (own)
    if (auto text = own("report.css")) return *text;
  return std::string(embedded_template("report.css").value_or(""));
}

std::string text_of(const Data& view, std::string_view key) {
  const Data* value = view.find(key);
  return value ? value->text() : std::string();
}

/// The data with marks in the places of the charts: the pictures themselves are no Markdown.
Data with_marks(const ReportView& view) {
  Data data = view.data;
  Data* charts = data.find("charts");
  if (!charts) return data;
  for (DataMember& member : charts->members()) member.value.set("block", std::string());
  for (const ReportChart& chart : view.charts) charts->find(chart.key)->set("block", "```chart\n" + chart.key + "\n```");
  return data;
}

}  // namespace

std::string report_html(const ReportRow& row, const ReportView& view, const TemplateLookup& own) {
  Pictures pictures;
  for (const ReportChart& chart : view.charts) pictures[chart.key] = chart.svg;
  const std::string body = readable_tables(markdown_to_html(render_report(row, with_marks(view), own), std::move(pictures)));
  const Language language = parse_language(text_of(view.data, "language")).value_or(Language::en);
  return web_page({language, text_of(view.data, "heading"), text_of(view.data, "document") + ' ' + text_of(view.data, "audience"), body}, style(own));
}

}  // namespace accord
