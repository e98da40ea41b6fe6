// A disk in memory with the failures a real one has, on demand.
#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "accord/base/disk.h"

namespace accord::test {

/// Files and folders in memory; every step of a write can be made to fail.
class MemoryDisk : public Disk {
 public:
  MemoryDisk() = default;
  /// With files, their folders made.
  explicit MemoryDisk(const std::map<std::string, std::string>& files);
  MemoryDisk(std::initializer_list<std::pair<const std::string, std::string>> files)
      : MemoryDisk(std::map<std::string, std::string>(files)) {}

  /// Puts a file there, its folders too, past all rules: what a person's editor does.
  void put(const std::string& path, const std::string& bytes);
  /// Puts something there that is no regular file.
  void put_special(const std::string& path, FileType type);
  void erase(const std::string& path) { files_.erase(path); }
  const std::map<std::string, std::string>& files() const { return files_; }

  /// The `nth` time (1 = the next) `step` is reached it fails with this errno value, once.
  void fail(DiskStep step, int code, int nth = 1);
  /// Any reading of this path fails with this errno value.
  void fail_reading(const std::string& path, int code) { unreadable_[path] = code; }
  /// Runs before `step` is taken, once: a person saves the file meanwhile.
  void before(DiskStep step, std::function<void()> act);

  std::string root() const override { return {}; }
  FileRead try_read(std::string_view path, std::size_t limit = record_size_limit) const override;
  void read_each(const std::vector<std::string>& paths, const ReadSink& sink, unsigned threads = 0) const override;
  std::vector<DirectoryEntry> list(std::string_view folder) const override;
  std::optional<FileType> type_of(std::string_view path) const override;
  [[nodiscard]] bool create_new(std::string_view path, std::string_view bytes) override;
  void replace(std::string_view path, std::string_view bytes, std::string_view expected) override;
  void make_folder(std::string_view folder) override;
  std::size_t sweep_temporaries(std::string_view, std::chrono::seconds) override { return 0; }

 private:
  struct Fault {
    DiskStep step;
    int code;
    int countdown;
  };
  void demand(DiskStep step, std::string_view path);
  void write_temporary(std::string_view path);

  std::map<std::string, std::string> files_;
  std::map<std::string, FileType> specials_;
  std::set<std::string> folders_;
  std::map<std::string, int> unreadable_;
  std::vector<Fault> faults_;
  std::vector<std::pair<DiskStep, std::function<void()>>> acts_;
};

}  // namespace accord::test
