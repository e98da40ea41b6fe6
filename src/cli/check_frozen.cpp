#include "cli/check_frozen.h"

#include "accord/base/json.h"
#include "accord/base/sha256.h"
#include "accord/base/text.h"
#include "accord/document/freeze.h"
#include "cli/own_files.h"

namespace accord {
namespace {

constexpr std::size_t frozen_size_limit = std::size_t{16} << 20U;

Message bring_back(const std::string& path) { return say("bring it back as it was: git checkout -- {}", path); }

void check_page(const Disk& disk, const std::string& data_path, std::string_view hash, Findings& findings) {
  const std::string path = data_path.substr(0, data_path.rfind('.')) + ".md";
  const auto found = [&](Message message) { findings.push_back({"frozen.page", Severity::warning, path, {}, {}, std::move(message), bring_back(path)}); };
  const FileRead page = disk.try_read(path, frozen_size_limit);
  if (page.state == FileRead::State::missing) found("the frozen page is missing; its data is there");
  else if (!page.ok()) found(page.reason);
  else if (page_hash(page.bytes) != hash) found("the page is not what was frozen: somebody changed it since");
}

void check_edition(const Disk& disk, const std::string& path, Findings& findings) {
  try {
    const Data data = read_frozen(disk, path);
    // Editions frozen before there was a hash say nothing of their page.
    if (const Data* hash = data.find("page_sha256")) check_page(disk, path, hash->text(), findings);
  } catch (const Error& error) {
    findings.push_back(placed_finding(error, "frozen.data", path));
  }
}

}  // namespace

std::string page_hash(std::string_view page) { return sha256_hex(replace_all(page, "\r\n", "\n")); }

Data read_frozen(const Disk& disk, const std::string& path) {
  try {
    Data data = parse_json(disk.read(path, frozen_size_limit), path);
    if (!data.is_map()) throw Error(Failure::invalid, say("{} is not the data of a frozen page", path));
    return data;
  } catch (const Error& error) {
    throw Error(error.failure(), error.message(), {bring_back(path), "accord check names every frozen page that was changed"});
  }
}

void check_frozen_pages(const Disk& disk, Findings& findings) {
  std::vector<DirectoryEntry> entries;
  try {
    entries = disk.list("reports");
  } catch (const Error&) {
    return;  // the folder of the cover notes: reading the records says so
  }
  for (const DirectoryEntry& entry : entries)
    if (read_frozen_name(entry.name)) check_edition(disk, "reports/" + entry.name, findings);
}

}  // namespace accord
