#pragma once

/// What a policy may decide about who serves people: the levers.

#include "core/describe.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace folkmoot::market {

/// How people come to a provider.
enum class Way : std::uint8_t { nearest_public, contractor, choose };
/// What people who choose are shown of providers.
enum class Shown : std::uint8_t { nothing, inspections, ratings };

inline constexpr std::array<std::string_view, 3> way_names{"nearest_public", "contractor",
                                                           "choose"};
inline constexpr std::size_t kinds_shown = 3;
inline constexpr std::array<std::string_view, kinds_shown> shown_names{"nothing", "inspections",
                                                                       "ratings"};
inline constexpr std::array<std::string_view, 3> way_words{
    "the nearest public one serves them", "the area's contractor serves them", "they choose"};
inline constexpr std::array<std::string_view, 3> shown_words{"nothing", "what inspectors found",
                                                             "other people's ratings"};

/// Who comes to whom. Whoever is entitled to choose and does not, for want of help or confidence,
/// is sent to the area's contractor.
struct Choice {
    Way way = Way::contractor;
    Shown shown = Shown::nothing;
    double told = 1.0; ///< share of people whom what is shown reaches
    double help = 0.0; ///< share of those who would not choose by themselves who get help

    static constexpr auto fields() {
        return std::array{
            lever<&Choice::way>("way", "How people come to a provider", way_names, way_words,
                                "The nearest public provider serves you, the one that the area "
                                "has a contract with, or the one that you choose"),
            lever<&Choice::shown>("shown", "What people are shown", shown_names, shown_words,
                                  "What people who choose can see of providers: nothing, what "
                                  "inspectors found, or the ratings of other people"),
            lever<&Choice::told>("told", "Information reaches", "of people", Range{0.0, 1.0},
                                 "The share of people who get to see what is shown"),
            lever<&Choice::help>("help", "Help with choosing", "of those who need it",
                                 Range{0.0, 1.0},
                                 "The share of people unsure about choosing whom somebody helps"),
        };
    }
};

/// Who may serve at all.
struct Admission {
    double floor = 0;         ///< points that an inspection must find; 0: nobody is asked
    int delay_weeks = 4;      ///< from the wish to open until the doors are open
    double fee = 0;           ///< £ a year
    double remove_below = 0;  ///< share of good ratings below which a provider has to go; 0: none
    int remove_after = 30;    ///< ratings that are needed before

    static constexpr auto fields() {
        return std::array{
            lever<&Admission::floor>("floor", "Licence: inspected quality of at least",
                                     "points of 10", Range{0.0, 9.0},
                                     "Nobody may serve whom inspectors find below this; at 0 there "
                                     "is no licence"),
            lever<&Admission::delay_weeks>("delay_weeks", "Weeks until a new provider may open",
                                           "weeks", Range{0.0, 104.0},
                                           "How long a new provider waits for its papers"),
            lever<&Admission::fee>("fee", "Fee for a licence", "£ a year", Range{0.0, 100'000.0},
                                   "What every provider pays to be allowed to serve"),
            lever<&Admission::remove_below>(
                "remove_below", "Closed when fewer ratings are good than", "of its ratings",
                Range{0.0, 0.9},
                "A provider has to close when fewer of its ratings than this are good; at 0 "
                "ratings close nobody"),
            lever<&Admission::remove_after>("remove_after", "Ratings needed before that", "ratings",
                                            Range{5.0, 500.0},
                                            "How many ratings it takes before anybody is removed"),
        };
    }
};

/// Which outcomes are paid for.
enum class Target : std::uint8_t { none, above, gate };
inline constexpr std::array<std::string_view, 3> target_names{"none", "above", "gate"};
inline constexpr std::array<std::string_view, 3> target_words{
    "no target", "only what is beyond it is paid", "all is paid if it is met, or nothing"};

/// What a provider is paid: a price a case, of which parts hang on other things.
///
/// Defaults of the target: none. The Work Programme paid £3,810 to £6,600 a case, most of it for
/// outcomes; the Peterborough bond paid beyond a fall of 10% in a cohort only.
struct ContractTerms {
    double price = 1'500;    ///< £ a case of usual difficulty that ends as often well as expected
    double outcome_share = 0;///< of the price hangs on how it ends
    double block_share = 0;  ///< of the rest comes whoever is served
    double hard_tariff = 1;  ///< what a hard case is paid for each pound of an easy one
    double expected = 0.6;   ///< share ending well at which outcome pay makes up the price
    Target target_kind = Target::none;
    double target = 0.3;     ///< share ending well
    double ratchet = 0;      ///< of what was achieved beyond the target that goes into the next
    double cap = 0;          ///< £ a provider and year; 0: none
    int lag_weeks = 4;       ///< until it is recorded how a case ended
    double error = 0.02;     ///< share of endings that are recorded wrongly

    static constexpr auto fields() {
        return std::array{
            lever<&ContractTerms::price>(
                "price", "Price of a case", "£ a case", Range{1.0, 20'000.0},
                "What a provider gets in all for serving one person as well "
                "as expected"),
            lever<&ContractTerms::outcome_share>(
                "outcome_share", "Paid for outcomes", "of the price", Range{0.0, 1.0},
                "The part of the price that is paid only if it ends well"),
            lever<&ContractTerms::block_share>(
                "block_share", "Paid whoever comes", "of the rest", Range{0.0, 1.0},
                "The part of the rest that is a fixed sum, set by how "
                "many were served the year before"),
            lever<&ContractTerms::hard_tariff>(
                "hard_tariff", "More for the hard to help", "times the usual price",
                Range{1.0, 4.0},
                "What is paid for somebody who is hard to help, for each "
                "pound for somebody who is easy to help"),
            lever<&ContractTerms::expected>(
                "expected", "Outcomes expected by the contract", "of people served",
                Range{0.05, 1.0},
                "The share ending well at which pay for outcomes just makes "
                "up the price"),
            lever<&ContractTerms::target_kind>(
                "target_kind", "Target for outcomes", target_names, target_words,
                "Every good outcome is paid for; only those beyond the "
                "target; or all of them if the target is met and none "
                "if it is missed"),
            lever<&ContractTerms::target>("target", "The target", "of people served",
                                          Range{0.0, 1.0},
                                          "The share of people for whom it must end well"),
            lever<&ContractTerms::ratchet>("ratchet", "Success raises the next target",
                                           "of what was achieved beyond it", Range{0.0, 1.0},
                                           "How much of a success goes into next year's target"),
            lever<&ContractTerms::cap>(
                "cap", "Most that a provider is paid", "£ a year", Range{0.0, 50'000'000.0},
                "What a provider gets in a year at most; at 0 there is no limit"),
            lever<&ContractTerms::lag_weeks>("lag_weeks", "Weeks until an outcome is recorded",
                                             "weeks", Range{0.0, 104.0},
                                             "How long after the end of a case its outcome is "
                                             "recorded and paid for"),
            lever<&ContractTerms::error>(
                "error", "Outcomes recorded wrongly", "of people served", Range{0.0, 0.3},
                "The share of cases of which the wrong ending is recorded"),
        };
    }
};

/// How an area comes to the providers that it has contracts with.
enum class By : std::uint8_t { fixed_price, lowest_bid };
inline constexpr std::array<std::string_view, 2> by_names{"fixed_price", "lowest_bid"};
inline constexpr std::array<std::string_view, 2> by_words{"the best known, at a fixed price",
                                                          "whoever asks for least"};

/// Buying by tender. Who hears of one, and whom it is worth a bid.
struct Buying {
    By by = By::fixed_price;
    int portals = 1;          ///< places where tenders are published
    int lots = 4;             ///< parts into which an area's custom is divided
    double years = 2;         ///< a contract lasts
    double bid_cost = 5'800;  ///< £ a bid
    double preference = 0;    ///< of its bid by which a small firm's counts lower
    double sub_share = 0;     ///< of a lot's cases that a large winner passes on to small firms
    bool sub_open = false;    ///< subcontracts are shown: the winner keeps half as much of them

    static constexpr auto fields() {
        return std::array{
            lever<&Buying::by>("by", "Who wins a contract", by_names, by_words,
                               "The price is fixed and the best known bidder wins; or whoever "
                               "asks least wins and is paid what it asked"),
            lever<&Buying::portals>("portals", "Places where contracts are published", "portals",
                                    Range{1.0, 50.0},
                                    "How many websites a firm would have to watch to see every "
                                    "contract; one is a single marketplace"),
            lever<&Buying::lots>("lots", "Contracts for each area", "contracts", Range{1.0, 16.0},
                                 "Into how many contracts an area's custom is divided"),
            lever<&Buying::years>("years", "A contract lasts", "years", Range{1.0, 8.0},
                                  "How long a contract lasts before it is put out again"),
            lever<&Buying::bid_cost>("bid_cost", "Cost of a bid", "£ a bid", Range{1.0, 50'000.0},
                                     "What it costs a firm to write a bid, won or lost; £5,800 in "
                                     "Britain by one estimate (CEBR 2013)"),
            lever<&Buying::preference>("preference", "Preference for small firms", "of its bid",
                                       Range{0.0, 0.3},
                                       "By how much a small firm's bid counts as lower than it is"),
            lever<&Buying::sub_share>("sub_share", "Passed on to small firms",
                                      "of a large firm's cases", Range{0.0, 0.9},
                                      "The part of its contract that a large winner must pass on "
                                      "to small firms"),
            lever<&Buying::sub_open>("sub_open", "Subcontracts are published",
                                     "What a winner pays those who do part of its work is "
                                     "published, and it keeps half as much for itself"),
        };
    }
};

/// What is looked at, and what happens then.
enum class Rule : std::uint8_t { none, funnel, cusum };
enum class Action : std::uint8_t { told, suspended, removed };
inline constexpr std::array<std::string_view, 3> rule_names{"none", "funnel", "cusum"};
inline constexpr std::array<std::string_view, 3> action_names{"told", "suspended", "removed"};
inline constexpr std::array<std::string_view, 3> rule_words{"by nobody", "once a year",
                                                            "every week"};
inline constexpr std::array<std::string_view, 3> action_words{
    "the provider is told", "it takes nobody new", "it is closed"};

struct Watch {
    double inspections = 1;  ///< a provider and year
    Rule rule = Rule::none;
    double odds = 2;         ///< of a bad ending that an alarm looks for
    double limit = 5;        ///< of the chart at which it sounds
    Action action = Action::told;
    double ease = 0;         ///< of the hassle of complaining that is taken away
    int trigger = 10;        ///< complaints in a quarter that bring an inspector

    static constexpr auto fields() {
        return std::array{
            lever<&Watch::inspections>("inspections", "Inspections", "a provider and year",
                                       Range{0.0, 12.0}, "How often inspectors come"),
            lever<&Watch::rule>("rule", "Outcomes are watched", rule_names, rule_words,
                                "Nobody looks at recorded outcomes; once a year, each provider "
                                "against what chance would bring; or every week, as they come in"),
            lever<&Watch::odds>("odds", "How much worse an alarm is set to find",
                                "times the odds of a bad ending", Range{1.2, 5.0},
                                "How much worse than it should be a provider is that an alarm "
                                "is meant to find"),
            lever<&Watch::limit>("limit", "How late the alarm sounds", "points of the chart",
                                 Range{1.0, 12.0},
                                 "A high limit means fewer false alarms, and true ones later"),
            lever<&Watch::action>("action", "After an alarm, or a failed inspection", action_names,
                                  action_words,
                                  "The provider is told and must put it right; it takes nobody "
                                  "new until it has; or it is closed"),
            lever<&Watch::ease>("ease", "Complaining is made easy", "of the hassle",
                                Range{0.0, 1.0},
                                "How much of the trouble of making a complaint is taken away"),
            lever<&Watch::trigger>("trigger", "Complaints that bring an inspector",
                                   "in three months", Range{1.0, 200.0},
                                   "How many complaints about a provider send an inspector there"),
        };
    }
};

/// What people get for whom it went wrong; their provider pays.
struct Redress {
    double amount = 0;     ///< £ for a case that ended badly
    bool unasked = false;  ///< to everybody of whom that is recorded, not only who complains

    static constexpr auto fields() {
        return std::array{
            lever<&Redress::amount>("amount", "Redress", "£ for a bad ending", Range{0.0, 5'000.0},
                                    "What a provider pays to somebody for whom it went wrong"),
            lever<&Redress::unasked>("unasked", "Redress is offered unasked",
                                     "Everybody of whom a bad ending is recorded is paid, not "
                                     "only those who complain and are found to be right"),
        };
    }
};

} // namespace folkmoot::market
