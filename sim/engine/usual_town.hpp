#pragma once

/// What towns of the usual make hold and do alike, whatever they are about.

#include "core/describe.hpp"
#include "engine/town.hpp"
#include "world/person_log.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace folkmoot {

struct Place;

/// The n-th kind of event of single people that a model keeps for itself.
[[nodiscard]] constexpr PersonEventKind own_event(std::uint8_t n) {
    return static_cast<PersonEventKind>(static_cast<std::uint8_t>(PersonEventKind::own) + n);
}

/// The fields of several groups, in their order: the one place that says which groups a model's
/// rules have.
template <class Rules, class... Parts>
[[nodiscard]] std::vector<Field<Rules>> all_fields(const Parts&... parts) {
    std::vector<Field<Rules>> all;
    (all.insert(all.end(), parts.begin(), parts.end()), ...);
    return all;
}

/// Adds what was counted in a week to a table of the same columns.
inline void add_counts(Counts& to, const Counts& from) {
    for (std::size_t slot = 0; slot < to.slots(); ++slot) {
        const auto source = from.row(slot);
        const auto target = to.row(slot);
        for (std::size_t column = 0; column < source.size(); ++column)
            target[column] += source[column];
    }
    if (from.parting() == nullptr) return;
    for (std::size_t part = 0; part < from.parting()->parts; ++part)
        add_counts(to.part(part), from.part(part));
}

/// So much of a column for each one of another; NaN where there is none.
[[nodiscard]] inline double per(const Counts& counts, std::size_t slot, std::size_t part,
                                std::size_t whole) {
    const double all = counts.at(slot, whole);
    return all > 0.0 ? counts.at(slot, part) / all : std::numeric_limits<double>::quiet_NaN();
}
/// The same as a measure's function.
template <std::size_t Part, std::size_t Whole>
[[nodiscard]] double share_of(const Counts& counts, std::size_t slot) {
    return per(counts, slot, Part, Whole);
}

/// A town with a state and rules of its own; `rules_of` gives a table of settings as the model's
/// struct. Whoever derives from it says in `take_rules` what is to be worked out when rules change.
template <class OwnState, class OwnRules, auto rules_of> class UsualTown : public Town {
public:
    [[nodiscard]] const State& state() const final { return *kept_; }
    [[nodiscard]] State& state() final { return *kept_; }
    [[nodiscard]] std::unique_ptr<State> release() final { return std::move(kept_); }

    void change(const Settings& now) final {
        variants_ = nullptr;
        rules_.assign(1, rules_of(now));
        take_rules();
    }
    void vary(std::shared_ptr<const Variants> variants) final {
        variants_ = std::move(variants);
        rules_.clear();
        for (const Settings& each : variants_->settings) rules_.push_back(rules_of(each));
        take_rules();
    }

    void tell_apart(std::shared_ptr<const Parting> parting) override {
        week_.tell_apart(std::move(parting));
    }

protected:
    UsualTown(std::shared_ptr<const Place> place, const PolicyPlan& plan,
              std::unique_ptr<OwnState> state)
        : place_(std::move(place)), kept_(std::move(state)), state_(*kept_),
          rules_{rules_of(plan.settings)} {}

    virtual void take_rules() = 0;

    /// The rules of the world, and those that hold for a person.
    [[nodiscard]] const OwnRules& rules() const { return rules_.front(); }
    [[nodiscard]] const OwnRules& rules_of_citizen(std::uint32_t c) const {
        if (!variants_ || variants_->of_citizen.empty()) return rules_.front();
        return rules_[variants_->of_citizen[c]];
    }
    void note(PersonEventKind kind, std::uint32_t c, std::uint32_t amount) const {
        if (chance.log != nullptr && chance.log->follows(c)) chance.log->add(kind, c, amount);
    }

    std::shared_ptr<const Place> place_;
    std::unique_ptr<OwnState> kept_;
    OwnState& state_; ///< what `kept_` holds
    std::vector<OwnRules> rules_; ///< by variant; one where nothing is tried
    std::shared_ptr<const Variants> variants_;
    Counts week_; ///< what happened in this week
};

} // namespace folkmoot
