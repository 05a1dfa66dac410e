#pragma once

/// A public that is asked, and moves; and those who govern, who hear it.
/// See README.md beside this file.

#include "engine/model.hpp"

namespace folkmoot {

/// The model. Lives as long as the program.
[[nodiscard]] const Model* opinion_model();

namespace opinion {

/// The finest level at which a setting can differ.
[[nodiscard]] VaryLevel vary_level(const Setting& setting);

/// What a map shows, and what is to be seen of a state.
[[nodiscard]] Picture picture();
[[nodiscard]] PictureFrame look(const Place& place, const folkmoot::State& state,
                                const Sample& whom);

} // namespace opinion
} // namespace folkmoot
