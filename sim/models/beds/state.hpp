#pragma once

/// Everything that changes from week to week where people need beds.
///
/// Patients are real people, one by one, whatever a citizen stands for: a ward of ten beds has ten.
/// Each belongs to a citizen, who stands for them on the map.

#include "engine/town.hpp"

#include <cereal/types/array.hpp>
#include <cereal/types/vector.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace folkmoot::beds {

/// Kinds of bed.
enum Ward : std::uint8_t { general, intensive };
inline constexpr std::size_t wards = 2;

/// For what people come: the model's side.
enum Why : std::uint8_t { emergency, critical, planned, infected };
inline constexpr std::size_t whys = 4;

/// What came of a citizen's last need; most have had none lately.
enum class Latest : std::uint8_t { none, bed, moved, surge, waits, put_off, refused, died };
inline constexpr std::size_t latest_kinds = 8;

inline constexpr std::uint32_t minutes_a_day = 1'440, days_a_week = 7,
                               minutes_a_week = minutes_a_day * days_a_week;

/// Somebody who comes to need a bed at once.
struct Coming {
    std::uint32_t minute = 0; ///< of the week
    std::uint32_t citizen = 0;
    std::uint32_t stay = 0; ///< minutes
    std::uint32_t patience = 0; ///< minutes
    std::uint32_t luck = 0; ///< dies if it is below the chance of it
    std::uint16_t stratum = 0;
    std::uint8_t ward = 0, why = 0; ///< of Ward, of Why

    bool operator==(const Coming&) const = default;
    template <class A> void serialize(A& a) {
        a(minute, citizen, stay, patience, luck, stratum, ward, why);
    }
};

/// Somebody in a bed. Minutes count from the first week of the warm-up.
struct Patient {
    std::uint32_t until = 0, citizen = 0;
    std::uint16_t hospital = 0;
    std::uint8_t ward = 0;

    auto operator<=>(const Patient&) const = default;
    template <class A> void serialize(A& a) { a(until, citizen, hospital, ward); }
};

/// Somebody without a bed, in the emergency department.
struct Queued {
    Coming who;
    std::uint32_t since = 0, gives_up = 0; ///< minutes

    bool operator==(const Queued&) const = default;
    template <class A> void serialize(A& a) { a(who, since, gives_up); }
};

/// Somebody who waits for planned care. Weeks; `never` that they do not.
struct Listed {
    std::uint32_t citizen = 0, number = 0; ///< the n-th on any list: addresses chance
    std::uint16_t stratum = 0, joined = 0, worse_after = 0, leaves_after = 0;

    bool operator==(const Listed&) const = default;
    template <class A> void serialize(A& a) {
        a(citizen, number, stratum, joined, worse_after, leaves_after);
    }
};
inline constexpr std::uint16_t never = 0xFFFF;

/// A hospital's two wards. Staff are counted by the beds that they can staff.
struct Hospital {
    std::array<std::uint32_t, wards> used{}, beds{}; ///< patients; beds with staff
    std::array<std::uint32_t, wards> busy_days{}; ///< of the last week, more than 92% full
    std::array<double, wards> staff{};
    std::array<std::vector<double>, wards> training; ///< by week modulo how long it takes
    std::array<double, wards> joined{}, left{}; ///< staff since the beginning

    template <class A> void serialize(A& a) {
        a(used, beds, busy_days, staff, training, joined, left);
    }
};

/// A contractor. Money in years of its pay.
struct Firm {
    double reserve = 0;
    std::uint16_t closed_weeks = 0; ///< until all its wards are open again

    template <class A> void serialize(A& a) { a(reserve, closed_weeks); }
};

/// A disease among the people, by area × age bands + age: real people, in fractions.
struct Disease {
    std::uint8_t goes_about = 0;
    std::uint32_t began = 0; ///< clock
    double reproduction = 0; ///< infected by each at first
    std::vector<double> well, latent, ill, over;
    std::vector<std::uint16_t> comes; ///< by area: weeks after it began
    std::vector<double> carried; ///< by area: infected by patients who were moved there

    template <class A> void serialize(A& a) {
        a(goes_about, began, reproduction, well, latent, ill, over, comes, carried);
    }
};

/// Patients since the beginning, for what must always hold.
struct Tally {
    std::uint64_t came = 0, went_home = 0, refused = 0; ///< of beds
    std::uint64_t listed = 0, treated = 0, got_worse = 0, left = 0; ///< of planned care

    bool operator==(const Tally&) const = default;
    template <class A> void serialize(A& a) {
        a(came, went_home, refused, listed, treated, got_worse, left);
    }
};

class State final : public folkmoot::State {
public:
    std::vector<std::uint16_t> hospital_of; ///< by citizen
    std::vector<std::uint8_t> latest; ///< by citizen: of Latest
    std::vector<std::uint16_t> latest_week; ///< by citizen: clock
    std::vector<Hospital> hospitals;
    std::vector<Patient> patients; ///< a heap: who leaves first is first
    std::vector<std::vector<Queued>> queues; ///< by hospital, in the order in which they came
    std::vector<std::vector<Listed>> lists; ///< by hospital, likewise
    std::vector<Firm> firms;
    Disease disease;
    double heat = 0; ///< intensive patients of all hospitals last week, of beds
    Tally tally;

    [[nodiscard]] std::unique_ptr<folkmoot::State> copy() const override {
        return std::make_unique<State>(*this);
    }
    [[nodiscard]] std::string bytes() const override;
    [[nodiscard]] std::span<const std::uint16_t> provider_of_citizen() const override {
        return hospital_of;
    }

    template <class A> void serialize(A& a) {
        a(hospital_of, latest, latest_week, hospitals, patients, queues, lists, firms, disease,
          heat, tally);
    }
};

/// Weeks in which beds and lists fill before week 0. No epidemic begins in them.
inline constexpr std::uint32_t warm_up_weeks = 26;

/// A state that was made by this model.
[[nodiscard]] inline const State& own(const folkmoot::State& state) {
    return static_cast<const State&>(state);
}

} // namespace folkmoot::beds
