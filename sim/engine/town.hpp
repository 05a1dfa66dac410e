#pragma once

/// A world of some model as it lives under some rules: the one thing that a model gives the engine.
///
/// Every call is for a whole week and world, never for a citizen.

#include "engine/counts.hpp"
#include "engine/person.hpp"
#include "engine/picture.hpp"
#include "engine/plan.hpp"
#include "world/person_log.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace folkmoot {

/// Everything about a world that changes from week to week: what a snapshot holds.
class State {
public:
    State() = default;
    virtual ~State() = default;

    std::uint32_t clock = 0; ///< weeks since the warm-up began; the address of random numbers

    [[nodiscard]] virtual std::unique_ptr<State> copy() const = 0;
    /// All of it but the clock, portably; `Model::read_state` reads it.
    [[nodiscard]] virtual std::string bytes() const = 0;
    /// By citizen: who serves them. Empty where nobody has a provider.
    [[nodiscard]] virtual std::span<const std::uint16_t> provider_of_citizen() const { return {}; }

protected:
    State(const State&) = default;
    State(State&&) = default;
    State& operator=(const State&) = default;
    State& operator=(State&&) = default;
};

/// What names this week's random numbers, and who wants to know what happens to single people.
struct Chance {
    std::uint64_t seed = 1;
    PersonLog* log = nullptr; ///< nullptr: nobody
};

class Town {
public:
    Town() = default;
    virtual ~Town() = default;
    Town(const Town&) = delete;
    Town& operator=(const Town&) = delete;

    [[nodiscard]] virtual const State& state() const = 0;
    [[nodiscard]] virtual State& state() = 0;
    /// Gives the state away; nothing else may be called afterwards.
    [[nodiscard]] virtual std::unique_ptr<State> release() = 0;

    /// These settings hold from now on, for everybody.
    virtual void change(const Settings& now) = 0;
    /// These rules hold from now on, some for some people only. Only for models that can be
    /// trialled.
    virtual void vary(std::shared_ptr<const Variants> variants);

    /// From now on it counts the people of each part for themselves too; nullptr: no longer. They
    /// live as they would, to the last bit. The table that `record` is given is told apart already:
    /// whoever counts only there has nothing to do, which is the default.
    virtual void tell_apart(std::shared_ptr<const Parting> parting);

    /// One week of several towns of this model, each as it would live alone, to the last bit; this
    /// is the first of them. Where the same people come to do the same, as under two policies on
    /// the same random numbers, that may be found out once for all.
    virtual void live(std::span<Town* const> towns) = 0;
    /// What happened in the week that was lived last. `week` is empty, with the model's columns.
    virtual void record(Counts& week) const = 0;
    /// What must hold in every week: no person, need or pound is lost or made. Empty if it holds;
    /// else a sentence.
    [[nodiscard]] virtual std::string check_conservation() const = 0;
    /// Memory of everything that it holds, its world included.
    [[nodiscard]] virtual std::size_t bytes() const = 0;

    /// For outcomes that are a state: by citizen, the amount that holds now. For PersonSum::last.
    [[nodiscard]] virtual std::vector<float> amounts_now(const PersonOutcome& outcome) const;
    /// By citizen: 1 for whom a trial of the outcome would be about now. Empty: everybody.
    [[nodiscard]] virtual std::vector<std::uint8_t> takes_part(const PersonOutcome& outcome) const;
    /// By citizen: how content they are, 0..255. Empty where a model does not know.
    [[nodiscard]] virtual std::vector<std::uint8_t> contentment() const;

    Chance chance;
};

} // namespace folkmoot
