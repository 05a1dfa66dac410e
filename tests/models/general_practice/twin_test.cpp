#include "engine/runs.hpp"
#include "models/general_practice/plain_town.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using general_practice::long_since;
using general_practice::PlainTown;
using general_practice::rules_of;

namespace {

bool same(const Request& a, const Request& b) {
    return a.citizen == b.citizen && a.luck == b.luck && a.stratum == b.stratum &&
           a.joined == b.joined && a.patience == b.patience && a.moment == b.moment &&
           a.marks == b.marks;
}

/// What first differs between the engine and its plain twin; "" if nothing does.
std::string difference(const general_practice::State& state, const PlainTown& plain) {
    if (state.citizens.provider != plain.citizens.provider) return "who is registered where";
    for (std::size_t c = 0; c < plain.since.size(); ++c) {
        // New in the 52 weeks from registration on; plain.week() is the week to come.
        const bool is_new = plain.since[c] != 0 && plain.week() < plain.since[c] - 1U + 53;
        if ((state.citizens.since[c] != long_since) != is_new) return "who is new";
    }
    for (std::size_t c = 0; c < plain.citizens.felt.size(); ++c)
        if (state.citizens.felt[c].satisfaction != plain.citizens.felt[c].satisfaction ||
            state.citizens.felt[c].wait_days != plain.citizens.felt[c].wait_days)
            return "what people felt";
    if (state.needs != plain.needs || state.met != plain.met || state.unmet != plain.unmet)
        return "needs";
    if (state.open != plain.open) return "who is open";
    if (state.wait_weeks != plain.wait_weeks) return "published waits";
    for (std::size_t p = 0; p < plain.lines.size(); ++p)
        if (!std::ranges::equal(state.lines[p].requests(), plain.lines[p], same)) return "a line";
    for (std::size_t p = 0; p < plain.lines.size(); ++p) {
        const ProviderBook &a = state.books.providers[p], &b = plain.books.providers[p];
        if (a.income != b.income || a.cost != b.cost || a.reserve != b.reserve ||
            a.visits != b.visits)
            return "a practice's book";
    }
    for (std::size_t area = 0; area < plain.books.areas.size(); ++area) {
        const AreaBook &a = state.books.areas[area], &b = plain.books.areas[area];
        if (a.allocation != b.allocation || a.paid != b.paid || a.passed != b.passed ||
            a.received != b.received || a.repaid != b.repaid)
            return "an area's book";
    }
    return {};
}

std::string first_difference(const Trial& trial, int* closed = nullptr) {
    const Replicate replicate = replicate_of(virtual_gp(), trial, 0);
    const auto place = make_place(virtual_gp(), trial.seed, trial.population);
    const auto opening = open_world(*place, replicate.before);
    Simulation engine(place, replicate.reform, *opening);
    PlainTown plain(*place, rules_of(replicate.reform.settings), own(*opening));
    for (std::uint32_t week = 0; week < trial.weeks; ++week) {
        engine.step();
        plain.step();
        const std::string found = difference(own(engine.state()), plain);
        if (!found.empty()) return found + " in week " + std::to_string(week);
    }
    if (closed != nullptr) *closed = static_cast<int>(std::ranges::count(plain.open, 0));
    return {};
}

}  // namespace

TEST_CASE("the engine does what a plain loop over all citizens does, to the last bit and penny") {
    for (const Policy& policy : virtual_gp().policies) {
        if (!policy.schedule.empty()) continue;
        CHECK_MESSAGE(first_difference({.reform = policy.name,
                                        .shared = online_is_popular,
                                        .population = 2'000,
                                        .weeks = 110}) == "",
                      policy.name);
    }
}

TEST_CASE("it does so in a crowded town where many move, practices close, and money is short") {
    int closed = 0;
    CHECK(first_difference({.reform = "split",
                            .changed = {{"payment.price", 60.0},
                                        {"settlement.lag_weeks", 0.0},
                                        {"payment.remote_tariff", 3.33},
                                        {"payment.return_tariff", 7.0},
                                        {"shock.epidemic_drop", 0.4},
                                        {"shock.epidemic_week", 30.0}},
                            .shared = {{"choice.reconsider", 0.25},
                                       {"choice.bad_experience", 5.0},
                                       {"choice.online_appeal", -4.0},
                                       {"adaptation.reserve_weeks", 0.0},
                                       {"adaptation.close_weeks", 1.0},
                                       {"adaptation.speed", 0.05}},
                            .seed = 3,
                            .population = 2'000,
                            .weeks = 120},
                           &closed) == "");
    CHECK(closed > 3);
}
