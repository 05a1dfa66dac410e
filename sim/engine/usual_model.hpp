#pragma once

/// What models of the usual make write alike: a `Town` of their own, made from a state of their own
/// under rules of their own, by functions of these names.

#include "engine/model.hpp"

#include <memory>
#include <string_view>
#include <utility>

namespace folkmoot {

/// A model that passes each call on to a function of its own.
///
/// `OwnTown` is made from a place, a plan and a state; `rules_of` gives a table of settings as the
/// model's own struct; `begin`, `read_state` and `look` are as in Model, with rules in place of
/// settings; `vary_level` is asked of settings that exist.
template <class OwnTown, auto rules_of, auto begin_as, auto read_as, auto look_as, auto vary_as>
class UsualModel : public Model {
public:
    explicit UsualModel(ModelDescription description) : Model(std::move(description)) {}

    [[nodiscard]] VaryLevel vary_level(std::string_view key) const final {
        const Setting* setting = find_setting(key);
        return setting == nullptr ? VaryLevel::never : vary_as(*setting);
    }
    [[nodiscard]] std::unique_ptr<State> begin(const Place& place,
                                               const Settings& before) const final {
        return begin_as(place, rules_of(before));
    }
    [[nodiscard]] std::unique_ptr<Town> make_town(std::shared_ptr<const Place> place,
                                                  const PolicyPlan& plan,
                                                  std::unique_ptr<State> state) const final {
        using Own = typename decltype(begin_as(*place, rules_of(plan.settings)))::element_type;
        std::unique_ptr<Own> mine(static_cast<Own*>(state.release()));
        return std::make_unique<OwnTown>(std::move(place), plan, std::move(mine));
    }
    [[nodiscard]] Result<std::unique_ptr<State>> read_state(std::string_view bytes,
                                                            const Place& place,
                                                            const PolicyPlan& plan,
                                                            std::uint32_t week) const final {
        return read_as(bytes, place, plan, week);
    }
    [[nodiscard]] PictureFrame look(const Place& place, const State& state,
                                    const Sample& whom) const final {
        return look_as(place, state, whom);
    }
};

} // namespace folkmoot
