#pragma once

/// General practice: people with needs, practices with lines and lists, areas that pay for them.
/// See README.md beside this file.

#include "engine/model.hpp"

namespace folkmoot {

/// The model. Lives as long as the program.
[[nodiscard]] const Model* general_practice_model();

namespace general_practice {

/// The finest level at which a setting can differ.
[[nodiscard]] VaryLevel vary_level(const Setting& setting);

/// What a map shows, and what is to be seen of a state.
[[nodiscard]] Picture picture();
[[nodiscard]] PictureFrame look(const Place& place, const folkmoot::State& state,
                                const Sample& whom);

} // namespace general_practice
} // namespace folkmoot
