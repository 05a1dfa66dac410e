#include "bench/plain_loop.hpp"
#include "bench/plain_opening.hpp"
#include "engine/runs.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;

namespace {

/// What happened in all weeks in the engine, of what the plain loop counts.
bench::PlainCounts plain_counts_of(const RunRecord& record) {
    bench::PlainCounts counts;
    for (const Counts& year : record.years) {
        const auto of = [&](std::size_t column) {
            return static_cast<std::uint64_t>(year.at(Slot::total, column));
        };
        counts.needs += of(column::needs);
        counts.asked += of(column::requests);
        counts.seen += of(column::seen);
        counts.met += of(column::met);
        counts.left += of(column::left);
        counts.unmet += of(column::unmet);
    }
    return counts;
}

void check_share(std::uint64_t plain, std::uint64_t engine, double tolerance) {
    CHECK(static_cast<double>(plain) ==
          doctest::Approx(static_cast<double>(engine)).epsilon(tolerance));
}

} // namespace

TEST_CASE(
    "as much happens in the plain loop that the engine is measured against as in the engine") {
    const Trial trial{.population = 20'000, .weeks = 260};
    const Replicate replicate = replicate_of(virtual_gp(), trial, 0);
    const auto place = make_place(virtual_gp(), replicate.seed, trial.population);
    const auto opening = open_world(*place, replicate.before);
    Run run(place, replicate.baseline, *opening, trial.weeks);
    run.finish();
    const bench::PlainCounts engine = plain_counts_of(run.record());

    const bench::PlainTables opened =
        bench::plain_tables(*place, replicate.baseline.settings, *opening, trial.weeks);
    bench::PlainTables asked = opened, jumped = opened;
    for (const bench::PlainCounts& plain :
         {bench::plain_loop<bench::Finds::by_asking_everybody>(asked, trial.weeks),
          bench::plain_loop<bench::Finds::by_jumping>(jumped, trial.weeks)}) {
        // The rates are the same: what is left is chance, a fifth of a percent of half a million.
        check_share(plain.needs, engine.needs, 0.01);
        // Appointments follow the list at once, not the money behind it: waits differ a little.
        check_share(plain.asked, engine.asked, 0.02);
        check_share(plain.seen, engine.seen, 0.02);
        check_share(plain.met, engine.met, 0.02);
        check_share(plain.left, engine.left, 0.1);
        check_share(plain.unmet, engine.unmet, 0.1);
        CHECK(plain.moved > trial.population / 10);
    }
}
