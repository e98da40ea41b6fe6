// What every disk shares: the grammar of paths, and the words of failures.
#include <cerrno>
#include <cstring>

#include "accord/base/disk.h"
#include "accord/base/system_hints.h"

namespace accord {

std::vector<Message> system_hints(int code) {
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

namespace {

const char* pattern_for(DiskStep step) {
  switch (step) {
    case DiskStep::open:
    case DiskStep::read: return "cannot read {}: {}; it was not changed";
    case DiskStep::temp_open: return "cannot create a temporary file for {}: {}; it was not changed";
    case DiskStep::write:
    case DiskStep::close: return "cannot write {}: {}; it was not changed";
    case DiskStep::file_sync: return "cannot bring {} to the disk: {}; it was not changed";
    case DiskStep::compare: return "cannot read {} again before replacing it: {}; it was not changed";
    case DiskStep::directory_sync: return "{} is saved, but whether it survives a power cut is not known: {}";
    default: return "cannot put {} in place: {}; it was not changed";
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
  if (!good) throw Error(Failure::refused, say("'{}' is not a path inside the project", path));
}

PathParts split_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {{}, path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

Error disk_error(DiskStep step, std::string_view path, int code) {
  const Message message = say(pattern_for(step), path, Message(std::strerror(code)));
  if (step != DiskStep::directory_sync) return {Failure::io, message, system_hints(code)};
  return {Failure::unsure, message, {"check the disk, then save the record once more"}};
}

FileRead failed_read(std::string_view path, int code) {
  using State = FileRead::State;
  switch (code) {
    case ENOENT: return {State::missing, {}, say("{} does not exist", path)};
    case ENOTDIR: return {State::missing, {}, say("{} does not exist: a part of its path is not a folder", path)};
    case ELOOP: return {State::refused, {}, say("{} is, or lies behind, a symbolic link: not opened", path)};
    case EXDEV: return {State::refused, {}, say("{} lies outside the project's file system: not opened", path)};
    case ENXIO: return {State::refused, {}, say("{} is not a regular file: not opened", path)};
    default: return {State::failed, {}, say("{} cannot be read: {}", path, Message(std::strerror(code)))};
  }
}

FileRead refused_read(std::string_view path, FileType type) {
  const char* pattern = "{} is not a regular file: not opened";
  if (type == FileType::folder) pattern = "{} is a folder, not a file";
  if (type == FileType::symlink) return failed_read(path, ELOOP);
  if (type == FileType::regular) pattern = "{} has several hard links: not opened";
  return {FileRead::State::refused, {}, say(pattern, path)};
}

FileRead too_large(std::string_view path, std::size_t limit) {
  return {FileRead::State::too_large, {}, say("{} is larger than {} KiB", path, limit / 1024)};
}

Error changed_meanwhile(std::string_view path, bool removed) {
  return {Failure::conflict,
          say(removed ? "{} was removed by somebody else since it was read"
                      : "{} was changed by somebody else since it was read",
              path),
          {"look at the file, then run the command again"}};
}

Error FileRead::error() const {
  switch (state) {
    case State::missing: return {Failure::not_found, reason};
    case State::refused: return {Failure::refused, reason, {"a record is a regular file with one name: put a copy in its place"}};
    case State::too_large: return {Failure::invalid, reason, {"keep long texts and pictures in files of their own, and name their paths in the record"}};
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
