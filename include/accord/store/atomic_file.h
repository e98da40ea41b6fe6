// Saving one file of the project: only under the lock, old or new, never half.
#pragma once

#include <string_view>

#include "accord/base/disk.h"
#include "accord/store/lock.h"

namespace accord {

/// Writes a file that must not exist yet, its folder made when needed. False, and nothing written, when the name is
/// taken (draw another id). Throws as Disk::create_new and Disk::make_folder.
[[nodiscard]] bool save_new(Disk& disk, const StoreLock& lock, std::string_view path, std::string_view bytes);

/// Replaces a file that was read as `expected`. Does nothing when `bytes` equals `expected` and the file still does.
/// Throws as Disk::replace: Error{conflict} when somebody changed it since, Error{io}, Error{unsure}, Error{refused}.
void save(Disk& disk, const StoreLock& lock, std::string_view path, std::string_view bytes, std::string_view expected);

/// Removes what killed writers left behind in the root and in its folders, when older than `age` (calendar time).
void sweep_temporaries(Disk& disk, std::chrono::seconds age);

}  // namespace accord
