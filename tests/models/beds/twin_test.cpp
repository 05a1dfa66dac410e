#include "models/beds/plain_beds.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::beds;

namespace {

/// What first differs between the engine and its plain twin; "" if nothing does.
std::string bed_difference(const beds::State& state, const PlainBeds& plain) {
    auto one = state.patients, other = plain.patients;
    std::ranges::sort(one);
    std::ranges::sort(other);
    if (one != other) return "who lies where";
    for (std::size_t h = 0; h < plain.hospitals.size(); ++h) {
        if (state.hospitals[h].staff != plain.hospitals[h].staff) return "staff";
        if (state.queues[h] != plain.hospitals[h].queue) return "who waits for a bed";
        if (state.lists[h] != plain.hospitals[h].list) return "who waits for planned care";
    }
    for (const auto& [mine, theirs] : {std::pair{&state.disease.well, &plain.disease.well},
                                       {&state.disease.latent, &plain.disease.latent},
                                       {&state.disease.ill, &plain.disease.ill},
                                       {&state.disease.over, &plain.disease.over}})
        if (*mine != *theirs) return "the epidemic";
    for (std::size_t f = 0; f < plain.firms.size(); ++f)
        if (state.firms[f].reserve != plain.firms[f].reserve) return "contractors' money";
    return state.latest != plain.latest ? "what came of somebody's need" : "";
}

std::string bed_difference(const Counts& week, const PlainBeds& plain) {
    const auto total = week.row(Slot::total);
    const auto near = [](double a, double b) {
        return std::fabs(a - b) <= 1e-9 * (1 + std::fabs(b));
    };
    if (total[general_needs] + total[intensive_needs] != plain.needed) return "how many need a bed";
    if (total[moved] != plain.moves) return "how many are moved";
    if (total[refused_general] + total[refused_intensive] != plain.refused)
        return "how many go without";
    if (total[extra_deaths] != plain.extra) return "deaths for want of room";
    if (total[put_off] != plain.off) return "dates put off";
    if (!near(total[wait_hours], plain.hours)) return "hours of waiting";
    double pounds = 0;
    for (std::size_t column = beds_pounds; column <= state_pounds; ++column)
        pounds += total[column];
    return near(pounds, plain.pounds) ? "" : "£";
}

std::string first_bed_difference(const Values& values, std::uint32_t weeks) {
    BedLife engine({.areas = 2, .places = 2, .population = 1'500, .people = 12'000}, values);
    PlainBeds plain(engine.place(), rules_of(bed_rules(values)), engine.state());
    double refused = 0, moves = 0;
    for (std::uint32_t week = 0; week < weeks; ++week) {
        engine->step();
        plain.step();
        std::string found = bed_difference(engine.state(), plain);
        if (found.empty()) found = bed_difference(engine->last_week(), plain);
        if (!found.empty()) return found + " in week " + std::to_string(week);
        refused += plain.refused;
        moves += plain.moves;
    }
    return refused > 0 &&
                   (moves > 0 || rules_of(bed_rules(values)).sharing.reach == SharedWith::none)
               ? ""
               : "nothing happens";
}

} // namespace

TEST_CASE("beds: the engine does what a plain loop over all patients does, to the last bit") {
    CHECK(first_bed_difference({}, 30) == "");
    CHECK(first_bed_difference(everything, 104) == "");
    CHECK(first_bed_difference(both(everything, {{"sharing.reach", 1},
                                                 {"contract.rescue", 1},
                                                 {"need.spread", 0.4},
                                                 {"planned.looked_after", 0}}),
                               52) == "");
}
