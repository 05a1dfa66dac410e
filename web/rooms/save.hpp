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
/// The chart of that name among those on screen (see `chart_id`); false if there is none.
bool save_chart(session::Session& session, std::string_view id);
void save_manifest(session::Session& session);
/// The scenario's own file; false while it is not known.
bool save_scenario(session::Session& session);

} // namespace folkmoot::rooms
