#include "engine/runs.hpp"
#include "engine/snapshot.hpp"

#include <doctest/doctest.h>

#include <utility>

using namespace folkmoot;

namespace {

Snapshot snapshot_of(const Trial& trial, const Run& run) {
    Snapshot snapshot;
    snapshot.scenario_file = "virtual-gp.json";
    snapshot.scenario_text = "{}";
    snapshot.data = {{"a.json", "[]"}};
    snapshot.policy = trial.reform;
    snapshot.shared = trial.shared;
    snapshot.changed = trial.changed;
    snapshot.seed = trial.seed;
    snapshot.population = trial.population;
    snapshot.weeks = trial.weeks;
    snapshot.week = run.simulation().week();
    snapshot.state = run.simulation().state().bytes();
    snapshot.record = run.record();
    return snapshot;
}

/// Stops a trial at `week`, puts it away as bytes, reads them back into a world made anew, and goes
/// on.
std::pair<std::uint64_t, std::uint64_t> interrupted_at(std::uint32_t week, const Trial& trial) {
    std::string bytes;
    {
        Run run = run_of(trial);
        while (run.simulation().week() < week) run.step();
        bytes = write_snapshot(snapshot_of(trial, run));
    }
    const Result<Snapshot> read = read_snapshot("it", bytes);
    REQUIRE(read);
    const Replicate replicate = replicate_of(virtual_gp(), trial, 0);
    const auto place = make_place(virtual_gp(), trial.seed, trial.population);
    const auto state = place->model->read_state(read->state, *place, replicate.reform, read->week);
    REQUIRE_MESSAGE(state, text_of(state.problems()));
    Run run(place, replicate.reform, **state, read->weeks, read->record);
    CHECK(run.simulation().week() == week);
    CHECK(check_conservation(run.simulation()) == "");
    run.finish();
    CHECK(check_conservation(run.simulation()) == "");
    return {fingerprint_of(run.record()), bits_of(run.simulation().state())};
}

} // namespace

TEST_CASE("a run that was put away and taken up again gives the bits of one that never stopped") {
    for (const std::string reform : {"split", "phased"}) {
        const Trial trial{
            .reform = reform, .shared = online_is_popular, .population = 2'500, .weeks = 140};
        Run unbroken = run_of(trial);
        unbroken.finish();
        const auto expected =
            std::pair(fingerprint_of(unbroken.record()), bits_of(unbroken.simulation().state()));
        for (const std::uint32_t week : {0U, 1U, 51U, 52U, 53U, 130U, 140U})
            CHECK_MESSAGE(interrupted_at(week, trial) == expected, reform, " at week ", week);
    }
}

TEST_CASE("it does so through a closing of practices and an epidemic") {
    const Trial trial{.reform = "stays",
                      .changed = {{"payment.price", 50.0},
                                  {"shock.epidemic_drop", 0.5},
                                  {"shock.epidemic_week", 20.0}},
                      .shared = {{"adaptation.reserve_weeks", 0.0},
                                 {"adaptation.close_weeks", 1.0},
                                 {"adaptation.speed", 0.05}},
                      .population = 2'500,
                      .weeks = 60};
    Run unbroken = run_of(trial);
    unbroken.finish();
    REQUIRE(unbroken.simulation().last_week().at(Slot::total, column::closed) > 0);
    for (const std::uint32_t week : {12U, 13U, 26U, 39U})
        CHECK(interrupted_at(week, trial).first == fingerprint_of(unbroken.record()));
}

TEST_CASE("what is read back is what was put away") {
    const Trial trial{.reform = "follows",
                      .changed = {{"payment.price", 111.0}},
                      .population = 1'000,
                      .weeks = 20};
    Run run = run_of(trial);
    while (run.simulation().week() < 7) run.step();
    const Snapshot saved = snapshot_of(trial, run);
    const Result<Snapshot> read = read_snapshot("it", write_snapshot(saved));
    REQUIRE(read);
    CHECK(read->engine == engine_version);
    CHECK(read->scenario_file == saved.scenario_file);
    CHECK(read->scenario_text == saved.scenario_text);
    CHECK(read->data == saved.data);
    CHECK(read->policy == "follows");
    CHECK(read->changed == saved.changed);
    CHECK(read->population == 1'000);
    CHECK(read->weeks == 20);
    CHECK(read->week == 7);
    CHECK(read->state == saved.state);
    RunRecord record = read->record;
    record.model = saved.record.model; // a file does not know what reads it
    CHECK(fingerprint_of(record) == fingerprint_of(saved.record));
    CHECK(write_snapshot(*read) == write_snapshot(saved));
}

TEST_CASE("bytes that are no snapshot, or no longer one, are refused with a reason") {
    Run run = run_of({.population = 500, .weeks = 4});
    run.step();
    const std::string bytes = write_snapshot(snapshot_of({.population = 500, .weeks = 4}, run));
    const auto refused = [](const std::string& with) {
        const Result<Snapshot> read = read_snapshot("town.folkmoot", with);
        return read ? std::string() : read.problems().front().text();
    };
    CHECK(refused("").find("town.folkmoot: not a Folkmoot snapshot") == 0);
    CHECK(refused("{\"name\": \"virtual-gp\"}").find("not a Folkmoot snapshot") !=
          std::string::npos);
    CHECK(refused("folkmoot snapshot 9\n" + bytes.substr(20)).find("of another format") !=
          std::string::npos);
    for (const std::size_t length :
         {std::size_t{20}, std::size_t{30}, std::size_t{36}, bytes.size() / 2, bytes.size() - 1})
        CHECK(refused(bytes.substr(0, length)).find("cut off or damaged") != std::string::npos);
    for (const std::size_t at :
         {std::size_t{21}, std::size_t{40}, bytes.size() / 3, bytes.size() - 1}) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        CHECK(refused(damaged).find("cut off or damaged") != std::string::npos);
    }
    Snapshot old = snapshot_of({.population = 500, .weeks = 4}, run);
    old.engine = "0";
    CHECK(refused(write_snapshot(old)).find("another engine") != std::string::npos);
    CHECK(refused(bytes).empty());
}
