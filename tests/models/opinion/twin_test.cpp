#include "models/opinion/plain_public.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::opinion;

namespace {

/// What first differs between the engine and its plain twin; "" if nothing does.
std::string difference(const opinion::State& state, const PlainPublic& plain) {
    for (std::size_t k = 0; k < statements; ++k)
        if (state.policy[k] != plain.policy[k]) return "policy";
    if (state.events != plain.events) return "what has happened";
    for (std::uint32_t c = 0; c < plain.people.size(); ++c) {
        const PlainPerson& one = plain.people[c];
        for (std::size_t k = 0; k < statements; ++k)
            if (state.of(c)[k] != one.thinks[k]) return "what somebody thinks";
        if (state.trust[c] != one.trust) return "somebody's trust";
        if (part_of(state.marks[c]) != static_cast<std::size_t>(one.part)) return "who took part";
        if (((state.marks[c] & Mark::bridged) != 0) != one.bridged) return "who was shown";
        if (((state.marks[c] & Mark::speaking) != 0) != one.speaks) return "who speaks";
    }
    return {};
}

/// The same of what is counted.
std::string difference(const Counts& week, const PlainPublic& plain) {
    double gap = 0, accepts = 0, trust = 0;
    for (const PlainPerson& one : plain.people) {
        gap += plain.distance(one) / 65'535.0 / 8;
        accepts += plain.accepts(one) ? 1 : 0;
        trust += one.trust / 65'535.0;
    }
    const auto near = [](double a, double b) { return std::fabs(a - b) <= 1e-9 * std::fabs(b); };
    if (week.at(Slot::total, accept_weeks) != accepts) return "who accepts";
    if (!near(week.at(Slot::total, gap_weeks), gap)) return "the distance to policy";
    if (!near(week.at(Slot::total, trust_weeks), trust)) return "trust";
    if (!near(week.at(Slot::total, Column::pounds) + 1, plain.pounds + 1)) return "£";
    return {};
}

std::string first_difference(const Values& before, const Values& changed, std::uint32_t weeks,
                             std::size_t* took_part = nullptr) {
    PublicLife engine({.areas = 3, .population = 3'000, .people = 6'500}, before, changed);
    PlainPublic plain(engine.place(), rules_of(with(changed, with(before))), engine.state());
    for (std::uint32_t week = 0; week < weeks; ++week) {
        engine->step();
        plain.step();
        std::string found = difference(engine.state(), plain);
        if (found.empty()) found = difference(engine->last_week(), plain);
        if (!found.empty()) return found + " in week " + std::to_string(week);
    }
    if (took_part != nullptr)
        for (const PlainPerson& one : plain.people) *took_part += one.part != 0 ? 1U : 0U;
    return {};
}

} // namespace

TEST_CASE("opinion: the engine does what a plain loop over all people does, to the last bit") {
    CHECK(first_difference({}, {{"asking.rhythm", 1}, {"asking.reach", 2}, {"showing.bridging", 1}},
                           104) == "");
    CHECK(first_difference({}, {}, 40) == "");
}

TEST_CASE("opinion: it does so where everything happens at once") {
    std::size_t took_part = 0;
    CHECK(first_difference(all_at_once, {}, 104, &took_part) == "");
    CHECK(took_part > 500);
    CHECK(first_difference(all_at_once, {{"asking.reach", 1}, {"asking.quotas", 0}}, 30) == "");
}
