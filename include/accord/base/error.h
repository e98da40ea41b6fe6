// The one exception we throw, and the exit code each of its kinds ends in.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "accord/base/message.h"

namespace accord {

/// Why a command could not do what it was asked; the value is the process's exit code.
enum class Failure {
  usage = 2,        ///< the words of the command line are wrong
  not_found = 3,    ///< no such record, or more than one that fits
  invalid = 4,      ///< the record asked for cannot be read or breaks its own rules
  conflict = 5,     ///< somebody else changed it, or a stated precondition does not hold
  locked = 6,       ///< another process holds the project's lock
  io = 7,           ///< the operating system said no; nothing was changed
  unsure = 8,       ///< changed, but durability or output could not be confirmed
  trust = 9,        ///< a signature or its trust could not be confirmed
  undelivered = 10, ///< not sent, safe to try again
  delivery_unknown = 11,
  refused = 12,     ///< refused by policy: visibility, secrets, an unsafe path
};

/// An error a person reads: what is wrong (and what was not changed), then what to do next.
class Error : public std::runtime_error {
 public:
  Error(Failure failure, Message message, std::vector<Message> hints = {})
      : std::runtime_error(message.english()), failure_(failure), message_(std::move(message)), hints_(std::move(hints)) {}

  Failure failure() const { return failure_; }
  const Message& message() const { return message_; }
  /// Sentences that help: the nearest spelling, the next command.
  const std::vector<Message>& hints() const { return hints_; }

 private:
  Failure failure_;
  Message message_;
  std::vector<Message> hints_;
};

}  // namespace accord
