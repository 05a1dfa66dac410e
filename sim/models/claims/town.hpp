#pragma once

/// Rights, registers, doors and desks under some rules, week by week.

#include "core/random.hpp"
#include "core/whole.hpp"
#include "engine/model.hpp"
#include "engine/usual_town.hpp"
#include "models/claims/counts.hpp"
#include "models/claims/glance.hpp"
#include "models/claims/settings.hpp"
#include "models/claims/state.hpp"
#include "parts/claiming.hpp"
#include "parts/linkage.hpp"
#include "parts/week.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace folkmoot::claims {

/// What chance decides.
namespace purpose {
inline constexpr Purpose life = own_purpose(400), person = own_purpose(401),
                         notice = own_purpose(402), choice = own_purpose(403),
                         form = own_purpose(404), paper = own_purpose(405),
                         decide = own_purpose(406), told = own_purpose(407),
                         letter = own_purpose(408), offer = own_purpose(409),
                         moves = own_purpose(410), moved = own_purpose(411),
                         leave = own_purpose(412), left = own_purpose(413),
                         twice = own_purpose(414), purge = own_purpose(415),
                         rejoin = own_purpose(416), machine = own_purpose(417),
                         third = own_purpose(418), helper = own_purpose(419),
                         again = own_purpose(420), checked = own_purpose(421),
                         end = own_purpose(422), start = own_purpose(423),
                         check = own_purpose(430); ///< and the seven that follow, by department
} // namespace purpose

/// What a trial counts of single people.
inline constexpr PersonEventKind person_paid = own_event(0), person_waited = own_event(1),
                                 person_missed = own_event(2), person_gave_up = own_event(3),
                                 person_hours = own_event(4), person_content = own_event(5),
                                 person_shared = own_event(6), person_decided = own_event(7),
                                 person_award = own_event(8);

inline constexpr std::uint8_t content_at_first = 178, content_when_paid = 230,
                              content_when_lost = 50, content_in_debt = 40;

inline constexpr double hours_of_call = 0.2, hours_in_week = 35; ///< of an adviser
inline constexpr double callers_hours = 0.3;                     ///< of who calls, each call
inline constexpr int usual_steps = 6;                            ///< of a form

/// New rights a week and person, by stratum; nobody under 15 has one.
[[nodiscard]] std::vector<double> right_chances(const Right& rules, const Strata& strata);
/// A share that is larger where people are poor: `gap` more of it in the most deprived fifth, less
/// in the least.
[[nodiscard]] double by_fifth(double share, double gap, std::uint32_t stratum);
/// What is due a week, pence.
[[nodiscard]] std::uint32_t amount_due(const Right& rules, std::uint32_t word);
/// Whole weeks until something that takes so many in the mean.
[[nodiscard]] std::uint32_t weeks_until(double mean_weeks, std::uint32_t word);
/// A clock so many weeks after another; never beyond what can be told apart from never.
[[nodiscard]] std::uint16_t clock_after(std::uint32_t clock, std::uint32_t weeks);
/// In the mean, weeks between two things that happen in life to somebody with a right.
[[nodiscard]] double life_weeks(const Right& rules);

/// What does not change of a person, and is decided once and for all. Chance is asked only for what
/// is wanted.
class Nature {
public:
    Nature(const Rules& rules, std::uint64_t seed, std::uint32_t citizen, std::uint32_t stratum)
        : rules_(rules), seed_(seed), citizen_(citizen), stratum_(stratum) {}

    [[nodiscard]] bool poor() const; ///< nothing put by
    [[nodiscard]] bool takes_advance() const;
    [[nodiscard]] bool passive() const; ///< leaves an offer unanswered
    [[nodiscard]] bool refuses() const; ///< does not let records be shared
    [[nodiscard]] bool without() const; ///< would rather do without
    [[nodiscard]] bool waits() const; ///< for what does not come by itself
    [[nodiscard]] double knows_third() const; ///< knows a third party once so many do
    [[nodiscard]] double tie() const; ///< 0..1, from loose to close

private:
    [[nodiscard]] Words words(std::uint32_t index) const {
        return draw(seed_, citizen_, 0, purpose::person, index);
    }

    const Rules& rules_;
    std::uint64_t seed_;
    std::uint32_t citizen_, stratum_;
};

/// Which bits of what is stale stand for a copy.
[[nodiscard]] inline std::uint8_t copies_of(const Rules& rules) {
    return rules.care.keeper == Keeper::one
               ? std::uint8_t{1}
               : static_cast<std::uint8_t>((1U << rules.registers.departments) - 1U);
}
[[nodiscard]] inline bool one_voice(const Rules& rules) {
    return rules.care.keeper == Keeper::one || rules.care.linked;
}
/// What registers say of somebody: nothing, the truth, or something that is wrong. Copies that
/// contradict each other say nothing.
enum class Says : std::uint8_t { nothing, truth, wrong };
[[nodiscard]] Says says_of(const Rules& rules, std::uint8_t stale, std::uint8_t known);
/// How many records an office looks at to know all of somebody.
[[nodiscard]] inline std::uint32_t records_of(const Rules& rules) {
    return rules.care.keeper == Keeper::one
               ? 1U
               : static_cast<std::uint32_t>(rules.registers.departments);
}

/// How much more trouble a claim is at a door than six steps online are.
[[nodiscard]] double ease_of(const Rules& rules, Door door, double digital);
/// How often a claim holds a mistake that comes through a door; a short form leaves more open.
[[nodiscard]] double fault_of(const Rules& rules, Door door, bool bad);
/// What is kept back of a payment, for an advance and for debts.
struct Deduction {
    std::uint32_t loan = 0, debt = 0; ///< pence
};
/// How much may be: shares of an award, of everything and for an advance.
struct KeptBack {
    explicit KeptBack(const Paying& rules)
        : cap(rules.cap), instalment(advance_rate(rules.advance > 0.0 ? rules.advance : 1.0,
                                                  static_cast<double>(rules.advance_months))) {}
    double cap, instalment;

    [[nodiscard]] Deduction of(const Claim& claim) const {
        const auto most = whole_part<std::uint32_t>(cap * claim.award);
        const auto part =
            std::max<std::uint32_t>(1, whole_part<std::uint32_t>(instalment * claim.award));
        Deduction kept;
        kept.loan = std::min({claim.loan, part, most});
        kept.debt = std::min(claim.debt, most - kept.loan);
        return kept;
    }
};
/// Whether there is a machine through which all doors pass.
[[nodiscard]] inline bool has_machine(const Rules& rules) {
    return rules.doors.open != Open::closed || rules.asking.evidence == Evidence::registers ||
           rules.asking.way != Way::apply;
}
/// Whether a door needs machines that are down.
[[nodiscard]] inline bool needs_machine(const Rules& rules, Door door) {
    if (!has_machine(rules)) return door == Door::page;
    const bool can_do_without = door == Door::phone || door == Door::office || door == Door::helper;
    return !(rules.doors.fallback && can_do_without);
}
/// Weeks in which something is due that happens `a_year` times, at most 52: as many of any 52.
[[nodiscard]] constexpr bool due_in_week(int a_year, std::uint32_t week) {
    const auto times = static_cast<std::uint32_t>(a_year);
    return a_year > 0 && week * times % 52U < times;
}

using UsualClaims = UsualTown<State, Rules, rules_of>;

class Town final : public UsualClaims {
public:
    Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state);

    void live(std::span<folkmoot::Town* const> towns) override;
    void record(Counts& week) const override;
    void tell_apart(std::shared_ptr<const Parting> parting) override;
    [[nodiscard]] std::string check_conservation() const override;
    [[nodiscard]] std::size_t bytes() const override;

    [[nodiscard]] std::vector<float> amounts_now(const PersonOutcome& outcome) const override;
    [[nodiscard]] std::vector<std::uint8_t> takes_part(const PersonOutcome& outcome) const override;
    [[nodiscard]] std::vector<std::uint8_t> contentment() const override { return state_.content; }

private:
    // week.cpp
    void live_week(std::span<const Episode> new_rights);
    void find_new_rights();
    [[nodiscard]] bool same_chance(const Town& other) const;
    [[nodiscard]] bool same_rights(const Town& other) const;
    void begin_right(std::uint32_t c, std::uint32_t stratum);
    void go_through_claims();
    void handle(std::uint32_t c, bool reclaims);
    void live_on(Claim& claim);
    void next_step(Claim& claim);
    [[nodiscard]] std::uint16_t reclaim_ends(std::uint32_t c) const;
    [[nodiscard]] std::span<const std::uint32_t> who_must_claim_again();

    // registers.cpp
    /// Somebody whom chance finds, and what it decides about them.
    struct Found {
        std::uint32_t citizen = 0;
        Words words{};
    };
    struct Search;
    template <class Chance, class Happens>
    static void find_people(std::span<Town* const> towns, const Search& search, Chance chance_of_it,
                            Happens happens);
    static void keep_registers(std::span<Town* const> towns);
    void keep_lists();
    void move(const Found& who);
    void check(std::span<const Found> found, std::uint32_t department);
    void leave(const Found& who);
    void strike_off(std::uint32_t c);
    void tell_other_departments(std::size_t of_how_many);
    /// Copies that are mended, and that are spoilt, with a department's own: bits of what is stale.
    struct Copies {
        std::uint8_t mended = 0, spoilt = 0;
    };
    [[nodiscard]] Copies copies_at(std::uint32_t department) const;
    void update(std::uint32_t c, const Copies& copies, bool right);
    void set_stale(std::uint32_t c, std::uint8_t bits) {
        if (bits != state_.stale[c]) change_stale(c, bits);
    }
    void change_stale(std::uint32_t c, std::uint8_t bits);
    void set_known(std::uint32_t c, std::uint8_t marks);
    [[nodiscard]] Says says(const Claim& claim) const;
    template <class Finds> void each_with_chance(double chance, Purpose purpose, Finds finds);

    // asking.cpp
    void come_to_know(Claim& claim);
    void offer(Claim& claim);
    void answer(Claim& claim);
    void ask(Claim& claim);
    void begin_form(Claim& claim, Door door, const Words& words);
    [[nodiscard]] Door choose_door(const Claim& claim, std::uint32_t word);
    [[nodiscard]] double trouble(const Claim& claim, Door door) const;
    [[nodiscard]] bool shut(Door door, std::uint32_t word) const;
    void turn_away(Claim& claim, std::uint32_t word);
    void end_form(Claim& claim);
    void end_paper(Claim& claim);
    void write_to(Claim& claim);

    // deciding.cpp
    void hand_in(Claim& claim);
    void award_by_machine(Claim& claim, bool unasked);
    void work_off_line();
    void decide(Claim& claim);
    void agree(Claim& claim, bool wrong);
    void pay_first(Claim& claim);
    void find_out(Claim& claim);
    void review(Claim& claim);
    void end_reclaim(Claim& claim);
    void give_up(Claim& claim, Column column);
    void end_right(Claim& claim);
    void write_off(Claim& claim);
    void remove(std::uint32_t c);

    // paying.cpp
    using Flow = std::array<std::int64_t, flows>; ///< money in pence
    struct PayWeek;
    struct FlowPlace;
    void pay();
    void answer_calls();
    void pay_everybody(PayWeek& week, bool apart);
    /// The same, but for what is the same every week, which is looked up.
    void pay_by_kind(PayWeek& week);
    void pay_one(Claim& claim, PayWeek& week, const FlowPlace& to);
    /// The same where people are told apart; `cell`: of `flow_cells_`.
    void pay_apart(Claim& claim, PayWeek& week, std::size_t cell);
    /// What is paid beyond what is due, or too little, is not found out yet.
    static void hand_out(Claim& claim);
    /// What somebody paid goes without, if so much is kept back or taken.
    [[nodiscard]] static std::uint32_t missing_of(const Claim& claim, std::uint32_t gone);
    [[gnu::always_inline]] inline void keep_back(Claim& claim, const Deduction& kept,
                                                 const FlowPlace& to);
    void pay_back(Claim& claim, PayWeek& week, const FlowPlace& to);
    /// What a week has to do for a claim may be another thing once it has been paid.
    void look_again(std::size_t at);
    /// Adds sums by cell and side, and by door, to all groups that those belong to.
    void add_to_groups(Counts& week, std::span<const Flow> cells, std::span<const Flow> doors);
    /// Whoever waits calls to ask how far it is: what that adds to a week's counts.
    void call_to_ask(Counts& table) const;

    // watching.cpp
    void run_third_parties();
    void watch_counts();

    [[nodiscard]] Claim* claim_of(std::uint32_t c) {
        const std::uint32_t at = state_.claim_of[c];
        return at == no_claim ? nullptr : &state_.claims[at];
    }
    /// As long as somebody's claim, or whether a register knows them, may change.
    class Change {
    public:
        Change(Town& town, std::uint32_t c);
        ~Change();
        Change(const Change&) = delete;
        Change& operator=(const Change&) = delete;

    private:
        Town& town_;
        std::uint32_t citizen_;
    };
    [[nodiscard]] Glance look_over() const;
    /// People and claims stand anywhere in large tables: who is wanted soon is fetched beforehand.
    void fetch_person(std::uint32_t c) const {
        __builtin_prefetch(&state_.claim_of[c]);
        __builtin_prefetch(&state_.known[c]);
        __builtin_prefetch(&state_.stale[c]);
        __builtin_prefetch(&state_.content[c]);
    }
    void fetch_claim(std::span<const std::uint32_t> of, std::size_t soon) const {
        if (soon >= of.size()) return;
        __builtin_prefetch(&state_.claims[of[soon]]);
        __builtin_prefetch(&state_.claims[of[soon]].marks);
    }
    void count(const Claim& claim, Column column, double amount = 1.0);
    void count_person(std::uint32_t c, std::uint32_t stratum, Column column, double amount = 1.0);
    void takes_hours(const Claim& claim, double hours);
    void share(std::uint32_t c, std::uint32_t stratum, double records);
    void call(const Claim& claim, double calls);
    /// The same for one of them.
    void spend_on(const Claim& claim, double pounds) {
        spend(pounds);
        if (pounds > 0.0)
            note(PersonEventKind::cost, claim.citizen,
                 nearest_whole<std::uint32_t>(100.0 * pounds));
    }
    void spend(double pounds_each) {
        week_.at(Slot::total, spent) += pounds_each * place_->world.people_per_citizen;
    }
    void feel(std::uint32_t c, std::uint8_t towards);
    [[nodiscard]] bool warming_up() const { return state_.clock < warm_up_weeks; }
    [[nodiscard]] std::uint32_t week() const { return state_.clock - warm_up_weeks; }
    [[nodiscard]] bool down() const { return state_.clock < state_.down_until; }
    /// Whether more rights than usual begin in the first area at that clock.
    [[nodiscard]] bool rises_at(std::uint32_t clock) const;
    [[nodiscard]] std::size_t known_side(std::uint32_t c) const {
        return (state_.known[c] & Known::missing) != 0 ? 1 : 0;
    }
    [[nodiscard]] const KeptBack& kept_back_of(std::uint32_t c) const {
        const bool same = !variants_ || variants_->of_citizen.empty();
        return kept_back_[same ? 0 : variants_->of_citizen[c]];
    }
    void take_rules() override;

    // Fixed tables, and room that is used again every week.
    LocalProviders offices_;
    std::vector<double> chances_; ///< of a right, by stratum
    std::vector<double> people_; ///< citizens, by slot
    std::vector<double> adults_; ///< citizens over 15, by area
    double usual_rights_ = 0; ///< a week, citizens
    double mean_due_ = 1; ///< pence a week
    double shown_ = 0; ///< citizens who see what is held of them
    /// Thresholds of a check: an entry is wrong, a double is found, a stranger is taken for one.
    struct Checks {
        std::uint32_t mistake = 0, joined = 0, mistaken_for = 0;
    };
    Checks checks_;
    /// How doors draw people, by how much they are at home online: 0..255.
    struct Draws {
        std::array<double, 256> page{}, third{};
        double phone = 0, helper = 0;
    };
    Draws draws_;
    std::uint32_t chain_works_ = 0; ///< threshold: all machines in the chain work
    std::vector<std::uint32_t> helpers_left_; ///< of the week, by area
    /// What registers hold: wrong copies by department, people all of whose copies are right,
    /// people who are in none, and who are there twice.
    struct Held {
        std::array<std::uint32_t, 8> stale{};
        std::uint32_t all_right = 0, unknown = 0, twice = 0;
        bool operator==(const Held&) const = default;
    };
    [[nodiscard]] Held hold() const;
    Held held_;
    Glance glance_;
    std::vector<KeptBack> kept_back_; ///< by variant
    /// What is paid: by cell and whether a register knows people; by door; and by group.
    std::vector<Flow> flow_cells_, flow_groups_;
    std::array<Flow, door_kinds> flow_doors_{};
    /// What is paid to the people of a part, as above.
    struct Apart {
        explicit Apart(std::size_t size) : cells(size) {}
        std::vector<Flow> cells;
        std::array<Flow, door_kinds> doors{};
    };
    std::vector<Apart> apart_;
    std::vector<std::uint32_t> due_; ///< turns of the week
    std::vector<std::uint32_t> room_; ///< in which to find and to sort
    std::vector<Found> found_;
    /// Citizens by the week in which they must have claimed again, once the first of these weeks
    /// has come; and where each week's begin.
    std::vector<std::uint32_t> reclaimers_, reclaimers_from_;
    Episodes episodes_;
};

/// The world on the day on which its warm-up begins.
[[nodiscard]] std::unique_ptr<State> begin(const Place& place, const Rules& before);

/// What `State::bytes` gave, checked: see Model::read_state.
[[nodiscard]] Result<std::unique_ptr<folkmoot::State>>
read_state(std::string_view bytes, const Place& place, const PolicyPlan& plan, std::uint32_t week);

} // namespace folkmoot::claims
