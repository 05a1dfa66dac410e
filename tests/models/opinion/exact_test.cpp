#include "models/opinion/public.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;
using namespace folkmoot::opinion;

/// Switched down to a textbook case, the model gives the textbook's number.

namespace {

/// Nobody is asked, hears news or is organised; positions are spread evenly from end to end.
const Values evenly{{"views.divide", 0},    {"views.gap", 0},    {"views.age_gap", 0},
                    {"views.shared", 0},    {"views.spread", 1}, {"news.rate", 0},
                    {"news.drift", 0},      {"talk.rate", 0},    {"talk.near", 0},
                    {"voice.organised", 0}, {"asking.week", 208}};

Values changed(Values values, const Values& more) {
    for (const auto& [key, value] : more) values[key] = value;
    return values;
}

/// What people think of a statement, in ascending order.
std::vector<double> sorted(const opinion::State& state, std::size_t k,
                           const std::vector<std::uint32_t>* some = nullptr) {
    std::vector<double> found;
    for (std::uint32_t c = 0; c < state.marks.size(); ++c)
        if (some == nullptr || std::ranges::find(*some, c) != some->end())
            found.push_back(position_of(state.of(c)[k]));
    std::ranges::sort(found);
    return found;
}

/// Camps that hold more than a twentieth of the people: positions less than 1/50 apart are one.
int camps_of(const std::vector<double>& positions) {
    int large = 0;
    std::size_t first = 0;
    for (std::size_t i = 1; i <= positions.size(); ++i) {
        if (i < positions.size() && positions[i] - positions[i - 1] < 0.02) continue;
        large += (i - first) * 20 > positions.size();
        first = i;
    }
    return large;
}

/// Everybody who was drawn by lot.
std::vector<std::uint32_t> drawn(const opinion::State& state) {
    std::vector<std::uint32_t> who;
    for (std::uint32_t c = 0; c < state.marks.size(); ++c)
        if (part_of(state.marks[c]) == 2) who.push_back(c);
    return who;
}

/// A panel at one table, in the first week: everybody who is drawn accepts.
const Values one_table = changed(evenly, {{"asking.week", 0},
                                          {"asking.reach", 1},
                                          {"asking.seats", 200},
                                          {"asking.quotas", 0},
                                          {"panel.accept", 1},
                                          {"panel.table", 1'000},
                                          {"voice.trust", 0},
                                          {"voice.time", 0},
                                          {"voice.weeks", 1},
                                          {"information.shift", 0},
                                          {"panel.rounds", 40}});

} // namespace

TEST_CASE("opinion: people who only talk end in as many camps as Deffuant's do") {
    // 1,000 people, half the way: reach 0.3 always one camp, 0.2 always two, 0.15 mostly three.
    const auto count = [](double reach) {
        PublicLife life({.areas = 1, .population = 1'000, .people = 1'000},
                        changed(evenly, {{"talk.rate", 0.9},
                                         {"talk.pull", 0.5},
                                         {"talk.widen", 0},
                                         {"talk.reach", reach}}));
        life.live(400);
        std::map<int, int> found;
        for (std::size_t k = 0; k < statements; ++k) ++found[camps_of(sorted(life.state(), k))];
        return found;
    };
    CHECK(count(0.3)[1] == 8);
    CHECK(count(0.2)[2] == 8);
    CHECK(count(0.15)[3] >= 5);
}

TEST_CASE("opinion: talk alone does not move the mean, by not one tick") {
    PublicLife life({.areas = 1, .population = 1'000, .people = 1'000},
                    changed(evenly, {{"talk.rate", 0.9}, {"talk.reach", 0.4}}));
    const auto sum = [&](std::size_t k) {
        std::uint64_t all = 0;
        for (std::uint32_t c = 0; c < 1'000; ++c) all += life.state().of(c)[k];
        return all;
    };
    const std::uint64_t first = sum(0), last = sum(7);
    life.live(52);
    CHECK(sum(0) == first);
    CHECK(sum(7) == last);
    CHECK(measured(life.live(1), "camp_gap") < 3.0);
}

TEST_CASE("opinion: a panel that hears all alike agrees on its mean, as DeGroot's does") {
    PublicLife life({.areas = 1, .population = 1'000, .people = 1'000}, one_table,
                    {{"panel.open", 1}, {"panel.reach", 1}});
    const opinion::State before = life.state();
    life.live(1);
    const auto who = drawn(life.state());
    REQUIRE(who.size() == 200);
    for (std::size_t k = 0; k < statements; ++k) {
        double mean = 0;
        for (const std::uint32_t c : who) mean += position_of(before.of(c)[k]) / 200;
        for (const std::uint32_t c : who)
            CHECK(std::fabs(position_of(life.state().of(c)[k]) - mean) < 1.0 / 65'535);
    }
}

TEST_CASE(
    "opinion: who holds on to half of what they came with ends where Friedkin and Johnsen say") {
    PublicLife life({.areas = 1, .population = 1'000, .people = 1'000}, one_table,
                    {{"panel.open", 0.5}, {"panel.reach", 1}});
    const opinion::State before = life.state();
    life.live(1);
    const auto who = drawn(life.state());
    REQUIRE(who.size() == 200);
    for (std::size_t k = 0; k < statements; ++k) {
        double mean = 0;
        for (const std::uint32_t c : who) mean += position_of(before.of(c)[k]) / 200;
        for (const std::uint32_t c : who)
            CHECK(std::fabs(position_of(life.state().of(c)[k]) -
                            (0.5 * position_of(before.of(c)[k]) + 0.5 * mean)) < 1.0 / 65'535);
    }
}

TEST_CASE(
    "opinion: a panel that hears only who is near falls apart as Hegselmann and Krause's does") {
    const auto count = [](double reach) {
        PublicLife life({.areas = 1, .population = 1'000, .people = 1'000}, one_table,
                        {{"panel.open", 1}, {"panel.reach", reach}});
        life.live(1);
        const auto who = drawn(life.state());
        std::map<int, int> found;
        for (std::size_t k = 0; k < statements; ++k)
            ++found[camps_of(sorted(life.state(), k, &who))];
        return found;
    };
    CHECK(count(0.3)[1] == 8);
    CHECK(count(0.15)[1] == 0);
    CHECK(count(0.15)[2] + count(0.15)[3] == 8); // of people evenly spread: 3
}

TEST_CASE("opinion: how far a lot is off is the closed form with its correction for a small town") {
    // Policy goes all the way to the panel's mean: variance σ² / n × (N − n) / (N − 1) around that
    // of all grown-ups.
    PublicLife life({.areas = 1, .population = 500, .people = 500},
                    changed(one_table, {{"asking.rhythm", 1},
                                        {"asking.every", 4},
                                        {"revising.every", 4},
                                        {"government.moves", 1},
                                        {"government.acts", 1},
                                        {"panel.rounds", 0}}));
    const World& world = life.place().world;
    std::vector<std::uint32_t> adults;
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c)
            if (!is_child(s)) adults.push_back(c);
    const double people = static_cast<double>(adults.size());
    std::array<double, statements> mean{}, variance{};
    for (std::size_t k = 0; k < statements; ++k) {
        for (const std::uint32_t c : adults) mean[k] += position_of(life.state().of(c)[k]) / people;
        for (const std::uint32_t c : adults) {
            const double off = position_of(life.state().of(c)[k]) - mean[k];
            variance[k] += off * off / people;
        }
    }
    constexpr int lots = 120;
    double ratio = 0;
    for (int lot = 0; lot < lots; ++lot) {
        life.live(4);
        for (std::size_t k = 0; k < statements; ++k) {
            const double off = position_of(life.state().policy[k]) - mean[k];
            ratio += off * off / (variance[k] / 200 * (people - 200) / (people - 1));
        }
    }
    constexpr double samples = lots * double{statements};
    CHECK(std::fabs(ratio / samples - 1) < 4 * std::sqrt(2 / samples));
}

TEST_CASE("opinion: a panel moves by as much as its information, and without any not at all") {
    const Values narrow{{"views.spread", 0.3}, {"panel.table", 10}, {"panel.rounds", 4}};
    for (const double shift : {0.0, 0.1, 0.05}) {
        Values values = changed(one_table, narrow);
        values["information.shift"] = shift;
        PublicLife life({.areas = 1, .population = 1'000, .people = 1'000}, values);
        CHECK(std::fabs(measured(life.live(1), "panel_shift") - shift) < 1e-4);
    }
}
