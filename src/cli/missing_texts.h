// The texts that the next report would print in the project's language because they are missing in another one.
#pragma once

#include "accord/base/language.h"
#include "accord/model/finding.h"
#include "cli/context.h"

namespace accord {

struct MissingTexts {
  Findings findings;  ///< a warning for each text, with the command that adds it
  bool whole = true;  ///< every file could be read; what is wrong with the others was told on standard error
};

/// Of the client's weekly report of the data date.
MissingTexts missing_texts(Context& context, Language language);

}  // namespace accord
