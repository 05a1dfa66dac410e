#include "analysis/hostile_snapshot.hpp"

#include <doctest/doctest.h>

#include <functional>

using namespace folkmoot;

namespace {

std::string refusal(const std::string& bytes) {
    const Result<Resumed> resumed = take_up_again("villages.folkmoot", bytes);
    return resumed ? std::string() : text_of(resumed.problems());
}

/// What is said of a snapshot of week 3 in which something was changed.
std::string refusal_after(const std::function<void(Snapshot&)>& change) {
    Snapshot snapshot = village_snapshot(3);
    change(snapshot);
    return refusal(write_snapshot(snapshot));
}

} // namespace

TEST_CASE("a snapshot is taken up and ends like a run that never stopped") {
    for (const std::uint32_t week : {0U, 3U, 59U, 60U}) {
        Result<Resumed> resumed =
            take_up_again("villages.folkmoot", write_snapshot(village_snapshot(week)));
        REQUIRE_MESSAGE(resumed, text_of(resumed.problems()));
        CHECK(resumed->run.simulation().week() == week);
        resumed->run.finish();
        CHECK(fingerprint_of(resumed->run.record()) == fingerprint_of(village_snapshot(60).record));
    }
}

TEST_CASE("a snapshot that was tampered with is refused by what does not fit") {
    using S = Snapshot;
    const struct {
        const char* says;
        std::function<void(S&)> change;
    } cases[] = {
        {"policy: the snapshot does not fit its scenario: the scenario has no such policy",
         [](S& s) { s.policy = "nobody's"; }},
        {"changed.no.such: ", [](S& s) { s.changed["no.such"] = 1; }},
        {"changed.payment.price: ", [](S& s) { s.changed["payment.price"] = 1e300; }},
        {"population: ", [](S& s) { s.population = 4'000'000'000U; }},
        {"state: ", [](S& s) { s.population = 50'000; }},
        {"seed: ", [](S& s) { s.seed = ~0ULL; }},
        {"weeks: ", [](S& s) { s.weeks = 1'000'000; }},
        {"week: ", [](S& s) { s.week = 4'000'000'000U; }},
        {"books.paid_for: ", [](S& s) { s.week += 1; }},
        {"citizens.provider: ",
         [](S& s) { in_state(s, [](auto& t) { t.citizens.provider[5] = 60'000; }); }},
        {"citizens.provider: ",
         [](S& s) { in_state(s, [](auto& t) { t.citizens.provider.front() = 3; }); }},
        {"citizens.since: ",
         [](S& s) { in_state(s, [](auto& t) { t.citizens.since.pop_back(); }); }},
        {"citizens.felt: ",
         [](S& s) { in_state(s, [](auto& t) { t.citizens.felt.emplace_back(); }); }},
        {"stocks: ",
         [](S& s) { in_state(s, [](auto& t) { t.citizens.felt[0].satisfaction ^= 1; }); }},
        {"stocks: ", [](S& s) { in_state(s, [](auto& t) { t.stocks.resize(3); }); }},
        {"lists: ", [](S& s) { in_state(s, [](auto& t) { t.citizens.since[0] = 7; }); }},
        {"lines: ", [](S& s) { in_state(s, [](auto& t) { t.lines.clear(); }); }},
        {"lines: ",
         [](S& s) { in_state(s, [](auto& t) { t.lines[0].extend(1)->citizen = 100; }); }},
        {"lines: ",
         [](S& s) { in_state(s, [](auto& t) { t.lines[0].extend(1)->stratum = 65'535; }); }},
        {"returns: ",
         [](S& s) {
             in_state(s, [](auto& t) { t.returns[1].push_back({4'000'000'000U, 0, 0, 0, 0}); });
         }},
        {"newcomers: ", [](S& s) { in_state(s, [](auto& t) { t.newcomers[51].push_back(100); }); }},
        {"needs: ", [](S& s) { in_state(s, [](auto& t) { ++t.needs; }); }},
        {"open: ", [](S& s) { in_state(s, [](auto& t) { t.open.assign(t.open.size(), 0); }); }},
        {"wait_weeks: ", [](S& s) { in_state(s, [](auto& t) { t.wait_weeks[0] = -1; }); }},
        {"books.providers: ",
         [](S& s) { in_state(s, [](auto& t) { t.books.providers[0].visits = 1e300; }); }},
        {"books: ",
         [](S& s) { in_state(s, [](auto& t) { t.books.providers[0].reserve = most_pence + 1; }); }},
        {"books: ",
         [](S& s) { in_state(s, [](auto& t) { t.books.areas[0].received = -most_pence - 1; }); }},
        {"books.areas: ",
         [](S& s) { in_state(s, [](auto& t) { t.books.areas[0].year_local = -5; }); }},
        {"books.visit_cost: ", [](S& s) { in_state(s, [](auto& t) { t.books.visit_cost = 0; }); }},
        {"books.paid_for: ",
         [](S& s) { in_state(s, [](auto& t) { t.books.paid_for[2].clear(); }); }},
        {"enrolled: ", [](S& s) { in_state(s, [](auto& t) { t.enrolled.assign(5, 0); }); }},
        {"working: ", [](S& s) { in_state(s, [](auto& t) { t.working.assign(7, 1); }); }},
        {"record.weekly: ", [](S& s) { s.record.weekly.pop_back(); }},
        {"record.weekly: ", [](S& s) { s.record.weekly[0].clear(); }},
        {"record.years: ", [](S& s) { s.record.years.clear(); }},
        {"record.years.groups: ", [](S& s) { s.record.years[0] = Counts(4, 3); }},
        {"record.years.columns: ",
         [](S& s) { s.record.years[0] = Counts(s.record.years[0].slots(), 3); }},
        {"state: ", [](S& s) { s.state += "x"; }},
        {"state: ", [](S& s) { s.state.resize(s.state.size() / 2); }},
    };
    for (const auto& [says, change] : cases) {
        const std::string said = refusal_after(change);
        CHECK_MESSAGE(said.starts_with("villages.folkmoot: " + std::string(says)), says, " <- ",
                      said);
    }
    CHECK(refusal_after([](Snapshot& s) { s.scenario_text = "{}"; }).find("title: missing") !=
          std::string::npos);
}

TEST_CASE("three thousand damaged snapshots: each is refused with a reason, or is a sound run") {
    std::size_t taken = 0;
    for (const std::uint32_t week : {0U, 3U, 55U}) {
        const std::string content = content_of(village_snapshot(week));
        for (std::uint32_t number = 0; number < 1'000; ++number) {
            Result<Resumed> resumed =
                take_up_again("damaged", seal_snapshot(damaged(content, number)));
            if (!resumed) {
                for (const Problem& problem : resumed.problems()) REQUIRE(!problem.text().empty());
                continue;
            }
            ++taken;
            const std::uint32_t start = resumed->run.simulation().week();
            while (!resumed->run.done() && resumed->run.simulation().week() < start + 6)
                resumed->run.step();
            if (resumed->run.simulation().week() > start)
                CHECK(check_conservation(resumed->run.simulation()) == "");
            (void)fingerprint_of(resumed->run.record());
        }
    }
    CHECK(taken > 100); // the damage gets past the checksum and is not always to be seen
    CHECK(taken < 2'500);
}

TEST_CASE("a size that the bytes cannot bear out takes no memory") {
    std::string content = content_of(village_snapshot(3));
    const std::size_t engine = 1; // the length of the engine's name comes first
    for (const std::uint64_t size : {std::uint64_t{1} << 40, ~std::uint64_t{0}}) {
        put(content, engine, size);
        CHECK(refusal(seal_snapshot(content)).find("cannot be read") != std::string::npos);
    }
    CHECK(refusal(seal_snapshot("")).find("cannot be read") != std::string::npos);
    CHECK(refusal(seal_snapshot(content_of(village_snapshot(3)) + "x")).find("cannot be read") !=
          std::string::npos);
}
