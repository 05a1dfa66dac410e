#pragma once

/// What a person takes away as a file: each asks the page by the action "save-file".

#include "session/chart_data.hpp"
#include "session/session.hpp"

#include <string>
#include <string_view>

namespace folkmoot::rooms {

/// A table as CSV, with what made its numbers on every row; `more` stands before that.
void save_numbers(session::Session& session, std::string_view name, const session::Table& table,
                  session::MadeBy more = {});
/// All outcomes of the year on screen.
void save_outcomes(session::Session& session);
/// The same of every run that is in: each outcome's value under both policies, run 0 as on screen.
void save_runs(session::Session& session);
/// Every citizen on the map: where they live, their groups, who serves them and how the map colours
/// them in the week on screen, under each policy that the map knows; false while it knows none.
bool save_people(session::Session& session);
/// The chart of that name among those on screen (see `chart_id`); false if there is none.
bool save_chart(session::Session& session, std::string_view id);
void save_manifest(session::Session& session);
/// The scenario's own file; false while it is not known.
bool save_scenario(session::Session& session);

} // namespace folkmoot::rooms
