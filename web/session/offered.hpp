#pragma once

/// Scenarios as the page offers them and as they were read.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace folkmoot::session {

/// A scenario as it was read: its text and the data files that it names.
struct ScenarioFile {
    std::string name, text;
    std::map<std::string, std::string> data;
};

/// A scenario that the page offers.
struct ScenarioCard {
    std::string name, title, question;
    bool trial = false; ///< it brings one of its own
    std::size_t budgets = 0; ///< areas that have a budget, which a formula can set
    bool lesson = false; ///< about trials: it opens in the split-test lab
    std::string about{}; ///< title of the group in which it is; empty: in none
    std::uint32_t group = 0; ///< place of that group among all, from 1
    std::string sentence{}; ///< why one would open it
    std::uint32_t minutes = 0; ///< to see the main thing; 0: not said
    std::uint32_t first = 0; ///< place on the path for newcomers, from 1; 0: not on it
    std::vector<std::string> answered_by{}; ///< names of scenarios that answer it back
    std::string picture{}; ///< its map in a few cells, see rooms/explore/cells.hpp; empty: none
};

} // namespace folkmoot::session
