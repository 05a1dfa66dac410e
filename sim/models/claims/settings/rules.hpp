#pragma once

/// What a government may decide about what lies between a right and its money: the levers.

#include "core/describe.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace folkmoot::claims {

/// How people come to what is due to them.
enum class Way : std::uint8_t { apply, confirm, unasked };
inline constexpr std::array<std::string_view, 3> ways{"apply", "confirm", "unasked"};
inline constexpr std::array<std::string_view, 3> way_words{"apply", "are offered it and confirm",
                                                           "are paid unasked"};

/// Where the proof comes from.
enum class Evidence : std::uint8_t { paper, registers };
inline constexpr std::array<std::string_view, 2> evidences{"paper", "registers"};
inline constexpr std::array<std::string_view, 2> evidence_words{"papers that people bring",
                                                                "registers"};

/// What a letter to somebody who does not claim looks like.
enum class Letter : std::uint8_t { plain, simple, amount };
inline constexpr std::array<std::string_view, 3> letters_of{"plain", "simple", "amount"};
inline constexpr std::array<std::string_view, 3> letter_words{"plain", "short and simple",
                                                              "simple, and with the amount"};

struct Asking {
    Way way = Way::apply;
    int steps = 6;
    Evidence evidence = Evidence::paper;
    Letter letter = Letter::plain;
    int letters = 0; ///< a year

    static constexpr auto fields() {
        return std::array{
            lever<&Asking::way>("way", "How people come to what is due", ways, way_words,
                                "They apply; or they are offered it and confirm; or they are paid "
                                "without being asked. Whom no register knows must apply"),
            lever<&Asking::steps>("steps", "Steps of the form", "", Range{1.0, 20.0},
                                  "How many steps it takes to apply"),
            lever<&Asking::evidence>("evidence", "Proof comes from", evidences, evidence_words,
                                     "From papers that people bring; or from registers, where "
                                     "they know a person and do not contradict each other, right "
                                     "or wrong"),
            lever<&Asking::letter>("letter", "What a letter looks like", letters_of, letter_words,
                                   "Plain; short and simple; or simple and with the amount"),
            lever<&Asking::letters>("letters", "Letters to who does not claim", "a year",
                                    Range{0.0, 12.0},
                                    "How often somebody is written to whom the register knows to "
                                    "have a right, and who does not claim it"),
        };
    }
};

struct Paying {
    int wait_weeks = 5;
    double advance = 1; ///< of a month's payment
    int advance_months = 12;
    double cap = 0.25;
    double forgive = 0;

    static constexpr auto fields() {
        return std::array{
            lever<&Paying::wait_weeks>("wait_weeks", "First payment after", "weeks",
                                       Range{0.0, 12.0},
                                       "The weeks from a claim to its first payment, by rule; it "
                                       "comes later where the decision does"),
            lever<&Paying::advance>("advance", "Advance offered", "of a month's payment",
                                    Range{0.0, 1.0},
                                    "A loan for the wait, paid back out of later payments"),
            lever<&Paying::advance_months>("advance_months", "An advance is paid back over",
                                           "months", Range{1.0, 36.0},
                                           "Over how long it is taken off what is paid"),
            lever<&Paying::cap>("cap", "Taken off at most", "of a payment", Range{0.0, 0.6},
                                "How much of a payment is kept back for advances and debts"),
            lever<&Paying::forgive>("forgive", "Not asked back", "of what was wrongly paid unasked",
                                    Range{0.0, 1.0},
                                    "How much of an overpayment is forgiven to whoever never asked "
                                    "for it"),
        };
    }
};

struct Renewing {
    int review_weeks = 52;
    int reclaim_week = 0;
    int reclaim_weeks = 26;
    bool carry = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Renewing::review_weeks>("review_weeks", "Looked at again every", "weeks",
                                           Range{0.0, 260.0},
                                           "How often somebody who is paid must show that it is "
                                           "still right; 0: never"),
            lever<&Renewing::reclaim_week>("reclaim_week", "Everybody claims anew from week", "",
                                           Range{0.0, 208.0},
                                           "When a new system begins to tell those who are paid "
                                           "that they have to claim again; 0: never"),
            lever<&Renewing::reclaim_weeks>("reclaim_weeks", "People are told over", "weeks",
                                            Range{1.0, 104.0}, "Over how many weeks they are told"),
            lever<&Renewing::carry>("carry", "Carried over unasked",
                                    "Those who are paid are moved to the new system without "
                                    "having to claim again"),
        };
    }
};

/// Who pays those who help people to claim.
enum class HelperPay : std::uint8_t { free, state, claimant };
inline constexpr std::array<std::string_view, 3> helper_pays{"free", "state", "claimant"};
inline constexpr std::array<std::string_view, 3> helper_pay_words{"nobody", "the state",
                                                                  "the claimant"};

/// Whether others may build a front door.
enum class Open : std::uint8_t { closed, vetted, open };
inline constexpr std::array<std::string_view, 3> opens{"closed", "vetted", "open"};
inline constexpr std::array<std::string_view, 3> open_words{"nobody else", "whoever passes a check",
                                                            "anybody"};

struct Doors {
    double helpers = 0; ///< claims a week for 1,000 people over 15
    HelperPay helper_pay = HelperPay::free;
    Open open = Open::closed;
    double fee = 0;
    double support = 0;
    bool fallback = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Doors::helpers>("helpers", "Helpers' time",
                                   "claims a week for 1,000 people over 15", Range{0.0, 5.0},
                                   "How many claims charities and advisers near by can help with"),
            lever<&Doors::helper_pay>("helper_pay", "Helpers are paid by", helper_pays,
                                      helper_pay_words,
                                      "Nobody (volunteers, who have half the time), the state, or "
                                      "the claimant out of the first year's money"),
            lever<&Doors::open>("open", "Others may build a front door", opens, open_words,
                                "Nobody else (closed), whoever passes a check (vetted), or anybody "
                                "(open)"),
            lever<&Doors::fee>("fee", "A third party pays", "£ a claim", Range{0.0, 50.0},
                               "What whoever runs another front door pays to the state"),
            lever<&Doors::support>("support", "A third party is paid", "£ a claim",
                                   Range{0.0, 50.0},
                                   "What the state pays to whoever runs another front door"),
            lever<&Doors::fallback>("fallback", "Paper as a way out",
                                    "Office, telephone and helpers go on with paper when the "
                                    "machines are down"),
        };
    }
};

/// Who keeps the facts about people.
enum class Keeper : std::uint8_t { own, one };
inline constexpr std::array<std::string_view, 2> keepers{"own", "one"};
inline constexpr std::array<std::string_view, 2> keeper_words{"every department its copy",
                                                              "one keeper for all"};

struct Care {
    Keeper keeper = Keeper::own;
    bool linked = false;
    double checks = 0.5;
    double certainty = 0.9;
    int purge = 0;
    bool see_own = false;
    bool insight = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Care::keeper>("keeper", "Who keeps a fact", keepers, keeper_words,
                                 "Every department its own copy, or one keeper whom all others "
                                 "ask"),
            lever<&Care::linked>("linked", "Copies are linked",
                                 "What one department learns, all learn; so do they its mistakes"),
            lever<&Care::checks>("checks", "Records are checked", "times a year", Range{0.0, 12.0},
                                 "How often whoever keeps a record asks whether it is still right"),
            lever<&Care::certainty>("certainty", "Two records are joined from", "certainty",
                                    Range{0.1, 0.9999},
                                    "How sure a keeper must be that two records are of one person. "
                                    "A low bar joins strangers, a high one leaves doubles"),
            lever<&Care::purge>("purge", "Struck off if silent", "times a year", Range{0.0, 4.0},
                                "How often everybody is written to, and whoever does not answer is "
                                "struck off"),
            lever<&Care::see_own>("see_own", "People see what is held of them",
                                  "People can look at their record and mend it"),
            lever<&Care::insight>("insight", "Counts are open to all",
                                  "Outsiders see how many claim every week, and notice when more "
                                  "do; without it the statistics tell, late"),
        };
    }
};

struct Work {
    double staff = 1.1;
    int advisers = 4; ///< for 100,000 people
    bool tell = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Work::staff>("staff", "Caseworkers", "for each one that usual claims need",
                                Range{0.1, 5.0},
                                "How many claims can be decided a week, against new rights in a "
                                "usual week. Whoever has nothing to decide is paid all the same"),
            lever<&Work::advisers>("advisers", "People who answer the telephone",
                                   "for 100,000 people", Range{1.0, 200.0},
                                   "How many answer calls. The busier they are, the fewer claim by "
                                   "telephone; whoever is not called is paid all the same"),
            lever<&Work::tell>("tell", "People are told where they stand",
                               "Whoever waits is told how far the claim is, without asking"),
        };
    }
};

} // namespace folkmoot::claims
