#pragma once

/// How the state builds its services: what is built once, and how it changes.
/// See README.md beside this file.

#include "engine/model.hpp"

namespace folkmoot {

/// The model. Lives as long as the program.
[[nodiscard]] const Model* delivery_model();

namespace delivery {

/// The finest level at which a setting can differ.
[[nodiscard]] VaryLevel vary_level(const Setting& setting);

/// What a map shows, and what is to be seen of a state.
[[nodiscard]] Picture picture();
[[nodiscard]] PictureFrame look(const Place& place, const folkmoot::State& state,
                                const Sample& whom);

} // namespace delivery
} // namespace folkmoot
