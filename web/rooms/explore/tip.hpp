#pragma once

/// What is told of somebody, or of a provider, on the map.

#include "session/messages.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace folkmoot::rooms {

struct Tip {
    std::string title, about;
    std::string closed; ///< "Closed": of a provider that no longer serves anybody
    std::vector<std::string> facts;
};

/// `frame`: nullptr if the week on screen is not known yet; then less is told. `baseline`: the same
/// week under the other policy, where both are told: what differs is told of each.
[[nodiscard]] Tip tell_person(const message::Scenario& scenario, const message::People& people,
                              const message::Frame* frame, std::size_t person,
                              const message::Frame* baseline = nullptr);
[[nodiscard]] Tip tell_provider(const message::Scenario& scenario, const message::Frame* frame,
                                std::size_t provider);

} // namespace folkmoot::rooms
