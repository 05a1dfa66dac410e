#pragma once

/// All that a policy or a doubt may set where the public is asked: "described once". Keys are
/// "group.name".

#include "engine/settings.hpp"
#include "models/opinion/settings/people.hpp"
#include "models/opinion/settings/rules.hpp"

#include <span>

namespace folkmoot::opinion {

struct Rules {
    Asking asking;
    Showing showing;
    Revising revising;
    Views views;
    News news;
    Talk talk;
    Voice voice;
    Panel panel;
    Information information;
    Trust trust;
    Government government;
    Costs costs;
};

/// Every field of Rules, in the order in which people should read them.
[[nodiscard]] std::span<const Field<Rules>> fields();

/// The rules that a table of settings stands for.
[[nodiscard]] inline Rules rules_of(const folkmoot::Settings& settings) {
    return typed(settings, fields());
}

} // namespace folkmoot::opinion
