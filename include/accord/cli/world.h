// Everything outside the program, handed in: streams, terminal, clock, environment, disk. Tests hand in their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/disk.h"
#include "accord/base/random.h"

namespace accord {

struct World {
  /// Writes all bytes; 0, or the errno value with which the operating system refused them.
  std::function<int(std::string_view)> write_out, write_err;
  /// The rest of standard input. Throws Error{io}.
  std::function<std::string()> read_in;
  /// One line typed at a prompt, without its end; nothing at the end of input.
  std::function<std::optional<std::string>()> read_line;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t width = 80;      ///< cells of the terminal on standard output
  std::size_t err_width = 80;  ///< cells of the one on standard error

  /// An environment variable; nothing when it is not set.
  std::function<std::optional<std::string>(const std::string&)> variable;
  std::string directory;  ///< the working directory, absolute

  /// Seconds since 1970-01-01 00:00 UTC.
  std::function<std::int64_t()> clock;
  /// The machine's offset from UTC at such a second, in minutes, east positive.
  std::function<int(std::int64_t)> offset;

  std::shared_ptr<RandomSource> random;
  /// The disk under an absolute folder. Throws Error{not_found} or Error{io}.
  std::function<std::unique_ptr<Disk>(const std::string& folder)> open_disk;

  // Files outside a project (`@file`, `-o FILE`, the user's config), by absolute path.
  /// Throws Error{not_found} or Error{io}.
  std::function<std::string(const std::string& path)> read_file;
  /// Replaces or creates the file. Throws Error{io}: nothing was changed.
  std::function<void(const std::string& path, std::string_view bytes)> write_file;
  /// The same for a file that nobody else shall read.
  std::function<void(const std::string& path, std::string_view bytes)> write_private_file;
  /// Does nothing when it is not there.
  std::function<void(const std::string& path)> remove_file;
  std::function<bool(const std::string& path)> exists;

  /// Runs a program on the person's terminal and waits (the editor, ssh-keygen); its exit code, or -1 when it could not
  /// be started or died by a signal.
  std::function<int(const std::vector<std::string>& argv)> run_program;

  /// Large values that commands leave behind; they live as long as this world.
  std::vector<std::shared_ptr<void>> kept = {};
};

/// This process's own surroundings.
World real_world();

}  // namespace accord
