// A meeting that comes again.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind series_kind() {
  Kind kind = named("series", "series", "SER", "series", "A meeting that comes again");
  kind.states = {{"active", Phase::active}, {"paused", Phase::waiting}, {"ended", Phase::settled}};
  kind.moves = {move("pause", "paused", {"active"}), move("end", "ended", {"active", "paused"}),
                move_with_reason("reopen", "active", {"paused", "ended", "cancelled"})};
  kind.fields = {
      choice("cadence", {"daily", "weekly", "biweekly", "monthly", "quarterly", "ad_hoc"}, "How often").otherwise("weekly"),
      choice("weekday", {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, "On which day"),
      line("time", "At what time, e.g. 15:00"),
      duration("length", "How long, e.g. 45m"),
      line("place", "Place or link").translatable(),
      person("chair", "Who leads it"),
      person("recorder", "Who writes the minutes"),
      person("required", "People who must be there or send somebody").list(),
      items("agenda", {line("topic", "The point").translatable().always()}, "Standing agenda"),
      duration("minutes_due", "Business hours from the end until the minutes go out").otherwise("24h"),
      person("distribution", "Who gets the minutes").list(),
  };
  kind.columns = {"cadence", "weekday", "chair", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
