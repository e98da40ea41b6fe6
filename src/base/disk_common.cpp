// What every disk shares: the grammar of paths, and the words of failures.
#include <cerrno>
#include <cstring>
#include <fmt/format.h>

#include "accord/base/disk.h"

namespace accord {
namespace {

std::vector<std::string> hints_for(int code) {
  switch (code) {
    case ENOSPC: return {"the disk is full: free some space and run the command again"};
    case EDQUOT: return {"your disk quota is used up: free some space and run the command again"};
    case EROFS: return {"the file system is mounted read-only"};
    case EACCES:
    case EPERM: return {"check who owns the folder and who may write to it (ls -la)"};
    case EMFILE:
    case ENFILE: return {"too many files are open: close other programs or raise the limit (ulimit -n)"};
    case EFBIG: return {"the file would be larger than the limit set for this session (ulimit -f)"};
    default: return {};
  }
}

const char* deed(DiskStep step) {
  switch (step) {
    case DiskStep::open:
    case DiskStep::read: return "cannot read";
    case DiskStep::temp_open: return "cannot create a temporary file for";
    case DiskStep::write:
    case DiskStep::close: return "cannot write";
    case DiskStep::file_sync: return "cannot bring to the disk";
    case DiskStep::compare: return "cannot read again before replacing";
    default: return "cannot put in place";
  }
}

}  // namespace

void check_disk_path(std::string_view path, bool may_be_root) {
  if (path.empty() && may_be_root) return;
  bool good = !path.empty() && path.find('\0') == std::string_view::npos;
  for (std::string_view rest = path; good;) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    good = !part.empty() && part != "." && part != ".." && part != ".git";
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  if (!good) throw Error(Failure::refused, fmt::format("'{}' is not a path inside the project; nothing was changed", path));
}

PathParts split_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {{}, path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

Error disk_error(DiskStep step, std::string_view path, int code) {
  if (step == DiskStep::directory_sync) {
    return {Failure::unsure,
            fmt::format("{} is saved, but whether it survives a power cut is not known: {}", path, std::strerror(code)),
            {"check the disk, then save the record once more"}};
  }
  return {Failure::io, fmt::format("{} {}: {}; nothing was changed", deed(step), path, std::strerror(code)), hints_for(code)};
}

FileRead failed_read(std::string_view path, int code) {
  using State = FileRead::State;
  const std::string shown(path);
  switch (code) {
    case ENOENT: return {State::missing, {}, shown + " does not exist"};
    case ENOTDIR: return {State::missing, {}, fmt::format("{} does not exist: a part of its path is not a folder", path)};
    case ELOOP: return {State::refused, {}, shown + " is, or lies behind, a symbolic link"};
    case EXDEV: return {State::refused, {}, shown + " lies outside the project's file system"};
    case ENXIO: return {State::refused, {}, shown + " is not a regular file"};
    default: return {State::failed, {}, fmt::format("{} cannot be read: {}", path, std::strerror(code))};
  }
}

Error changed_meanwhile(std::string_view path, bool removed) {
  return {Failure::conflict,
          fmt::format("{} was {} by somebody else since it was read; nothing was changed", path, removed ? "removed" : "changed"),
          {"look at the file, then run the command again"}};
}

Error FileRead::error() const {
  switch (state) {
    case State::missing: return {Failure::not_found, reason};
    case State::refused:
      return {Failure::refused, reason + "; it was not opened", {"records are regular files with one name: replace it by a copy"}};
    case State::too_large: return {Failure::invalid, reason};
    default: return {Failure::io, reason};
  }
}

std::string Disk::read(std::string_view path, std::size_t limit) const {
  FileRead file = try_read(path, limit);
  if (!file.ok()) throw file.error();
  return std::move(file.bytes);
}

std::vector<FileRead> Disk::read_many(const std::vector<std::string>& paths, unsigned threads) const {
  std::vector<FileRead> files(paths.size());
  read_each(paths, [&](std::size_t index, FileRead&& file) { files[index] = std::move(file); }, threads);
  return files;
}

}  // namespace accord
