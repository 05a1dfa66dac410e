#include "engine/runs.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <set>

using namespace folkmoot;

namespace {

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() &&
           (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

}  // namespace

TEST_CASE("a reform that changes nothing changes nothing, to the last bit") {
    Workshop workshop(virtual_gp());
    const auto pair = workshop.run(Trial{.reform = "stays"}, 0, 0, {});
    REQUIRE(pair);
    const RunRecord &before = pair->baseline->record, &after = pair->reform->record;
    REQUIRE(before.weekly.size() == after.weekly.size());
    for (std::size_t m = 0; m < before.weekly.size(); ++m)
        CHECK(same_bits(before.weekly[m], after.weekly[m]));
    for (std::size_t year = 0; year < before.years.size(); ++year)
        for (std::size_t m = 0; m < measures().size(); ++m)
            for (std::size_t slot = 0; slot < before.years[year].slots(); ++slot)
                CHECK(
                    same_bits({value_of(before, m, year, slot)}, {value_of(after, m, year, slot)}));
    CHECK(pair->baseline->fingerprint == pair->reform->fingerprint);
}

TEST_CASE("a lever that is set to where it stands changes nothing, to the last bit") {
    const double price = setting(virtual_gp().settings, "payment.price");
    CHECK(fingerprint_of(Trial{.reform = "stays"}) ==
          fingerprint_of(Trial{.reform = "stays",
                               .changed = {{"payment.price", price}, {"service.capacity", 1.0}}}));
}

TEST_CASE("a rule about money that moves none leaves everybody's care as it was, to the last bit") {
    // With no part of the payment moving, "follows" is "none" under another name.
    CHECK(fingerprint_of(Trial{.reform = "stays", .shared = online_is_popular}) ==
          fingerprint_of(Trial{.reform = "follows",
                               .changed = {{"settlement.portability", 0.0}},
                               .shared = online_is_popular}));
}

TEST_CASE("the same seed gives the same fingerprint, another seed another") {
    std::set<std::uint64_t> seen;
    for (const std::uint64_t seed : {1ULL, 2ULL, 3ULL, 9'000'000'000'000'000ULL}) {
        const Trial trial{.reform = "follows", .seed = seed, .population = 3'000, .weeks = 60};
        const std::uint64_t first = fingerprint_of(trial);
        CHECK(first == fingerprint_of(trial));
        CHECK(seen.insert(first).second);
    }
}

TEST_CASE("policies that differ give fingerprints that differ") {
    std::set<std::uint64_t> seen;
    for (const Policy& policy : virtual_gp().policies)
        CHECK_MESSAGE(
            seen.insert(fingerprint_of(Trial{.reform = policy.name, .shared = online_is_popular}))
                .second,
            policy.name);
}

TEST_CASE("up to the week in which policies first differ, the same people have the same needs") {
    // The epidemic of the second run starts in week 30: until then every citizen's state is the
    // same.
    Run calm = run_of({.reform = "stays", .weeks = 40});
    Run ill = run_of({.reform = "stays",
                      .changed = {{"shock.epidemic_drop", 0.5}, {"shock.epidemic_week", 30.0}},
                      .weeks = 40});
    for (std::uint32_t week = 0; week < 40; ++week) {
        CHECK((bits_of(calm.simulation().state()) == bits_of(ill.simulation().state())) ==
              (week <= 30));
        calm.step();
        ill.step();
    }
}

TEST_CASE("two workshops that did other work before give the same bits") {
    const Trial wanted{.reform = "split",
                       .shared = online_is_popular,
                       .seed = 4,
                       .population = 3'000,
                       .weeks = 60};
    Workshop fresh(virtual_gp()), used(virtual_gp());
    const auto first = fresh.run(wanted, 0, 0, {});
    (void)used.run(Trial{.reform = "follows", .seed = 4, .population = 3'000, .weeks = 70}, 0, 13,
                   {});
    (void)used.run(Trial{.reform = "by-activity",
                         .shared = {{"need.rate", 5.1}},
                         .seed = 9,
                         .population = 2'000,
                         .weeks = 20},
                   3, 0, {});
    (void)used.run(Trial{.reform = "split",
                         .shared = online_is_popular +
                                   std::map<std::string, double>{{"service.patience", 4.0}},
                         .seed = 4,
                         .population = 3'000,
                         .weeks = 60},
                   0, 0, {});
    const auto later = used.run(wanted, 0, 0, {});
    CHECK(first->fingerprint == later->fingerprint);
    CHECK(first->baseline->fingerprint == later->baseline->fingerprint);
    CHECK(first->reform->fingerprint == later->reform->fingerprint);
}

TEST_CASE("a policy run alone is the policy of the pair") {
    Workshop workshop(virtual_gp());
    const Trial trial{
        .reform = "phased", .shared = online_is_popular, .population = 3'000, .weeks = 70};
    const auto pair = workshop.run(trial, 0, 0, {});
    auto alone = workshop.run_alone(trial, 0, 40, {});
    REQUIRE(alone);
    CHECK(alone->simulation().week() == 40);
    alone->finish();
    CHECK(fingerprint_of(alone->record()) == pair->reform->fingerprint);
}

TEST_CASE("looking at a run does not change it") {
    const Trial trial{.reform = "follows", .population = 3'000, .weeks = 70};
    Workshop workshop(virtual_gp());
    const auto watched = workshop.run(trial, 0, 13, {});
    for (const std::uint32_t week : {0U, 12U, 13U, 37U, 69U}) {
        const auto before = workshop.state_at(*watched, trial, true, week);
        CHECK(before->clock == warm_up_weeks + week);
        CHECK(bits_of(*before) == bits_of(*workshop.state_at(*watched, trial, true, week)));
    }
    CHECK(watched->reform->fingerprint == fingerprint_of(trial));
    CHECK(workshop.run(trial, 0, 0, {})->fingerprint == watched->fingerprint);
}

TEST_CASE("the state shown for a week is the state that the run passed through") {
    const Trial trial{
        .reform = "phased", .shared = online_is_popular, .population = 3'000, .weeks = 70};
    Workshop workshop(virtual_gp());
    const auto pair = workshop.run(trial, 0, 13, {});
    Run run = run_of(trial);
    for (std::uint32_t week = 0; week < 70; ++week) {
        if (week % 9 == 4)
            CHECK(bits_of(*workshop.state_at(*pair, trial, true, week)) ==
                  bits_of(run.simulation().state()));
        run.step();
    }
}

TEST_CASE("work that is told to stop stops, and the next one is none the worse") {
    // Both policies side by side, or one after the other as in a world of many millions.
    for (const std::uint32_t side_by_side : {Workshop::most_side_by_side, 0U}) {
        Workshop workshop(virtual_gp(), side_by_side);
        const Trial trial{.reform = "follows", .population = 2'000, .weeks = 60};
        {
            Workshop::Job given_up(workshop, trial, 0, 0);
            for (int piece = 0; piece < 50; ++piece) CHECK(!given_up.work(0));
        }
        Workshop::Job job(workshop, trial, 0, 0);
        double last = 0;
        while (!job.work(0)) {
            CHECK(job.share() >= last);
            last = job.share();
        }
        CHECK(last > 0.9);
        CHECK(last <= 1.0);
        const Workshop::Pair pair = job.take();
        CHECK(pair.fingerprint == Workshop(virtual_gp()).run(trial, 0, 0, {})->fingerprint);
        CHECK(pair.reform->fingerprint == fingerprint_of(trial));
    }
}

TEST_CASE("every policy starts from the same day") {
    const auto replicate = replicate_of(virtual_gp(), Trial{.reform = "split"}, 0);
    const auto place = make_place(virtual_gp(), 1, 3'000);
    const auto opening = open_world(*place, replicate.before);
    CHECK(opening->clock == warm_up_weeks);
    CHECK(bits_of(*opening) == bits_of(*open_world(*place, replicate.before)));
    for (const Policy& policy : virtual_gp().policies) {
        const auto other = replicate_of(virtual_gp(), Trial{.reform = policy.name}, 0);
        CHECK(settings_key(other.before) == settings_key(replicate.before));
    }
}

TEST_CASE(
    "what people doubt is doubted for both policies, what they want is wanted of the reform") {
    Trial trial{
        .reform = "follows", .changed = {{"payment.price", 90.0}}, .shared = {{"need.rate", 5.0}}};
    for (const std::uint32_t number : {0U, 1U, 7U}) {
        const Replicate replicate = replicate_of(virtual_gp(), trial, number);
        for (const Setting& field : settings_fields()) {
            if (field.kind != FieldKind::assumption) continue;
            const double drawn = field.get(replicate.baseline.settings);
            CHECK_MESSAGE(drawn == field.get(replicate.reform.settings), field.key);
            CHECK(drawn >= field.range.low);
            CHECK(drawn <= field.range.high);
            CHECK(drawn == field.get(replicate.before));
        }
        CHECK(setting(replicate.reform.settings, "payment.price") == 90.0);
        CHECK(setting(replicate.baseline.settings, "payment.price") ==
              setting(virtual_gp().settings, "payment.price"));
        CHECK((setting(replicate.baseline.settings, "need.rate") == 5.0) == (number == 0));
    }
}

TEST_CASE("assumptions of replicates are drawn around what is set, as far to both sides") {
    // A symmetric triangle of half-width h: mean at its middle, standard deviation h / √6, nothing
    // beyond.
    const Setting* field = find_field("service.patience");
    const double set = field->get(virtual_gp().settings);
    const double reach = 0.35 * std::min(set - field->range.low, field->range.high - set);
    double sum = 0, squares = 0;
    constexpr int replicates = 400;
    for (std::uint32_t number = 1; number <= replicates; ++number) {
        const double off =
            setting(replicate_of(virtual_gp(), Trial{}, number).before, "service.patience") - set;
        CHECK(std::fabs(off) <= reach);
        sum += off;
        squares += off * off;
    }
    CHECK(std::fabs(sum / replicates) < 4 * reach / std::sqrt(6.0 * replicates));
    CHECK(squares / replicates == doctest::Approx(reach * reach / 6).epsilon(0.3));
}
