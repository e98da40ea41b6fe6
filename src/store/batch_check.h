// What a batch leads to, looked at before anything is written.
#pragma once

#include <string>
#include <vector>

#include "accord/store/batch.h"

namespace accord {

/// A move of the batch that is to be looked at again when all its steps are worked out.
struct BatchMove {
  const Move* move;
  std::string file;  ///< of the record that moves
  Mark mark;
  std::size_t step;  ///< from 1
  std::string to;
  Date day;
};

/// A batch worked out: the records before and after it, and how it came to be.
struct BatchResult {
  const Project& project;
  const RecordSet& before;
  const RecordSet& after;
  const Batch& batch;
  const BatchContext& context;
  const std::vector<BatchPlan::Outcome>& outcomes;
  const std::vector<std::string>& files;  ///< of the records it touches, in that order
  const std::vector<BatchMove>& moves;
};

/// Why it cannot be: guards of its moves, states its later steps would have changed, changes of what is signed, and each error
/// of check that the records did not have before. Empty when it can.
std::vector<Message> batch_problems(const BatchResult& result);

}  // namespace accord
