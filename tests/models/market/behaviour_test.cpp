#include "models/market/everything.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace folkmoot;
using namespace folkmoot::market;

namespace {

const MarketPlan town{.areas = 2, .places = 8, .population = 3'000, .people = 30'000};

/// Everything that happens to people and providers, choosing itself aside.
std::vector<double> what_happens(const Counts& counts) {
    std::vector<double> all;
    for (std::size_t k = 0; k < column_count; ++k)
        if (k != chose) all.push_back(counts.at(Slot::total, k));
    return all;
}

} // namespace

TEST_CASE("market: nobody who pays is left aside") {
    const Rules usual = rules_of(market_model()->usual());
    int left_aside = 0;
    for (const double price : {500.0, 1'200.0, 1'500.0, 4'000.0}) {
        for (const double outcomes : {0.0, 0.5, 1.0}) {
            for (const double effort : {0.0, 5.0, 10.0}) {
                for (const bool hard : {false, true}) {
                    Rules rules = usual;
                    rules.contract.outcome_share = outcomes;
                    Firm firm;
                    firm.kind = static_cast<std::uint8_t>(Kind::company);
                    firm.measured = firm.unmeasured = effort;
                    const Quality quality = quality_of(rules.outcome, firm, 0);
                    const double gain = case_income(rules, rules.contract, price, hard, effort) -
                                        case_cost(rules, firm, hard);
                    if (wants(rules, rules.contract, firm, price, hard, quality)) continue;
                    ++left_aside;
                    CHECK(gain < 0);
                }
            }
        }
    }
    CHECK(left_aside > 5);
}

TEST_CASE("market: a provider that is free to leave people aside earns no less by it, and hard "
          "cases lose") {
    const Values hard_to_pay_for{{"choice.way", 2},
                                 {"contract.price", 1'350},
                                 {"providers.hard_cost", 1.8},
                                 {"providers.mission_company", 0},
                                 {"providers.mission_charity", 0},
                                 {"providers.public_share", 0.1},
                                 {"entry.chance", 0}};
    Life meek(town, hard_to_pay_for), free(town, hard_to_pay_for, {{"selection.freedom", 1}});
    const Counts all = meek.live(104), picked = free.live(104);
    CHECK(picked.at(Slot::total, turned_away) > 20);
    CHECK(measured(picked, "hard_access") <= measured(all, "hard_access"));
    // Per person and week served a company keeps more.
    const auto kept = [](const Life& life) {
        double money = 0;
        for (const Firm& firm : life.state().firms)
            money += firm.kind == static_cast<std::uint8_t>(Kind::company) ? to_pounds(firm.reserve)
                                                                           : 0.0;
        return money;
    };
    CHECK(kept(free) > kept(meek));
    // A tariff for hard cases takes them in again.
    Life paid(town, hard_to_pay_for, {{"selection.freedom", 1}, {"contract.hard_tariff", 2}});
    CHECK(measured(paid.live(104), "turned_away") < 0.2 * measured(picked, "turned_away"));
}

TEST_CASE("market: with ratings off nobody's choice depends on ratings") {
    const Values off{{"choice.way", 2}, {"choice.shown", 1}};
    Life one(town, off);
    Life other(town, [&] {
        Values loud = off;
        loud["voice.rate_good"] = 1;
        loud["voice.kindness"] = 1;
        loud["voice.memory"] = 4;
        return loud;
    }());
    one.live(80);
    other.live(80);
    CHECK(one.state().last == other.state().last);
    CHECK(one.state().now == other.state().now);
    Life seen(town, off, {{"choice.shown", 2}});
    seen.live(80);
    CHECK(seen.state().last != one.state().last);
}

TEST_CASE("market: nobody whose provider closes is without one for longer than is said") {
    Values values = everything;
    values["service.find_weeks"] = 5;
    Life life(town, values);
    std::size_t searching = 0;
    std::uint32_t longest = 0;
    for (int week = 0; week < 120; ++week) {
        life.live(1);
        for (const auto& due : life.state().searching) {
            searching += due.size();
            for (const Case& person : due)
                longest = std::max(longest, life.state().clock - person.asked);
        }
    }
    CHECK(searching > 100);
    CHECK(longest == 5);
}

TEST_CASE("market: where there is one provider, choice changes nothing to the last bit") {
    const MarketPlan lonely{.areas = 3, .places = 1, .population = 2'000, .people = 20'000};
    const Values given{{"choice.way", 1}, {"providers.open_share", 1}, {"entry.chance", 0}};
    Life sent(lonely, given),
        free(lonely, given, {{"choice.way", 2}, {"choice.shown", 2}, {"voice.kindness", 0.3}});
    const Counts a = sent.live(104), b = free.live(104);
    CHECK(what_happens(a) == what_happens(b));
    CHECK(sent.state().now == free.state().now);
    CHECK(b.at(Slot::total, chose) > 100);
    CHECK(a.at(Slot::total, chose) == 0);
}

TEST_CASE("market: a reform that changes nothing changes nothing, to the last bit") {
    Life one(town, everything), same(town, everything, everything);
    one.live(60);
    same.live(60);
    CHECK(one.state().bytes() == same.state().bytes());
}

TEST_CASE("market: worlds side by side live as each would alone") {
    const auto place = place_of(town);
    const Values before{{"choice.way", 1}};
    const std::vector<Values> reforms{
        {}, {{"choice.way", 2}, {"choice.shown", 2}}, {{"need.rate", 0.5}}};
    std::vector<Life> together, alone;
    for (const Values& reform : reforms) {
        together.emplace_back(place, before, reform);
        alone.emplace_back(place, before, reform);
    }
    std::vector<Simulation*> worlds;
    for (Life& life : together) worlds.push_back(&*life);
    for (int week = 0; week < 40; ++week) {
        Simulation::step_together(worlds);
        for (Life& life : alone) life->step();
    }
    for (std::size_t i = 0; i < reforms.size(); ++i)
        CHECK(together[i].state().bytes() == alone[i].state().bytes());
    CHECK(alone[0].state().bytes() != alone[1].state().bytes());
}

TEST_CASE("market: a state is put away and taken up again, and a broken one is refused") {
    Life life(town, everything);
    life.live(30);
    const PolicyPlan plan{with(everything), {}, {}};
    const std::string saved = life.state().bytes();
    auto read = market_model()->read_state(saved, life.place(), plan, 30);
    REQUIRE_MESSAGE(read, text_of(read.problems()));
    Simulation again(life.shared(), plan, **read);
    for (int week = 0; week < 30; ++week) again.step();
    life.live(30);
    CHECK(own(again.state()).bytes() == life.state().bytes());

    const auto refused = [&](const auto& spoil) {
        market::State state = own(**market_model()->read_state(saved, life.place(), plan, 30));
        spoil(state);
        const auto wrong = market_model()->read_state(state.bytes(), life.place(), plan, 30);
        return wrong ? std::string() : text_of(wrong.problems());
    };
    CHECK(refused([](auto&) {}) == "");
    CHECK(refused([](auto& s) { s.needs += 1; }).find("a need was lost") != std::string::npos);
    CHECK(refused([](auto& s) { s.ledger.paid += 1; }).find("a penny was lost") !=
          std::string::npos);
    CHECK(refused([](auto& s) { s.last.pop_back(); }).find("not as many") != std::string::npos);
    CHECK(refused([](auto& s) { s.last[7] = 999; }).find("last") != std::string::npos);
    CHECK(refused([](auto& s) { s.now[7] = 3; }).find("now") != std::string::npos);
    CHECK(refused([](auto& s) { s.firms[0].measured = 11; }).find("out of range") !=
          std::string::npos);
    CHECK(refused([](auto& s) { s.firms[0].reserve = most_pence + 1; }).find("cannot be counted") !=
          std::string::npos);
    CHECK(refused([](auto& s) { s.deals[0].firm = 500; }).find("a contract of nobody") !=
          std::string::npos);
    CHECK(refused([](auto& s) { s.lots[0] = 99; }).find("lots") != std::string::npos);
    CHECK(refused([](auto& s) {
              for (auto& due : s.serving)
                  if (!due.empty()) {
                      due.push_back(due.front());
                      return;
                  }
          }).find("serving") != std::string::npos);
    CHECK(refused([](auto& s) { s.doors.assign(s.doors.size(), 0); }) != "");
    for (const std::size_t cut : {std::size_t{0}, saved.size() / 2, saved.size() - 1})
        CHECK(!market_model()->read_state(saved.substr(0, cut), life.place(), plan, 30));
}

TEST_CASE("market: rules can differ by person, provider and area") {
    const Values base{{"choice.way", 2}, {"choice.shown", 2}, {"weighing.able", 0.4}};
    const auto variants = [&](const Values& treated) {
        auto made = std::make_shared<Variants>();
        made->settings = {with(base), with(treated, with(base))};
        return made;
    };
    // Help with choosing, for every second person.
    Life help(town, base);
    auto by_person = variants({{"choice.help", 1}});
    for (std::uint32_t c = 0; c < 3'000; ++c) by_person->of_citizen.push_back(c % 2);
    PersonLog log(person_chose);
    help->set_log(&log);
    help->vary(by_person);
    for (int week = 0; week < 30; ++week) {
        help.live(1);
        CHECK(check_conservation(*help) == "");
    }
    std::array<double, 2> asked{}, chosen{};
    for (const PersonEvent& event : log.events) {
        asked[event.citizen % 2] += 1;
        chosen[event.citizen % 2] += event.amount;
    }
    CHECK(chosen[1] == asked[1]);
    CHECK(chosen[0] < 0.5 * asked[0]);

    // Redress, at every second place.
    Life redress(town, base);
    auto by_place = variants({{"redress.amount", 500}, {"redress.unasked", 1}});
    for (std::size_t p = 0; p < 16; ++p) by_place->of_provider.push_back(p % 2);
    PersonLog paid(person_redress);
    redress->set_log(&paid);
    redress->vary(by_place);
    redress.live(30);
    CHECK(paid.events.size() > 20);
    CHECK(check_conservation(*redress) == "");
    // In one area people are sent.
    Life areas(town, base);
    auto by_area = variants({{"choice.way", 0}});
    by_area->of_area = {0, 1};
    for (std::size_t p = 0; p < 16; ++p) by_area->of_provider.push_back(p < 8 ? 0 : 1);
    areas->vary(by_area);
    const Counts counts = areas.live(20);
    CHECK(counts.at(area_slot, chose) > 0);
    CHECK(counts.at(area_slot + 1, chose) == 0);

    CHECK(market_model()->vary_level("choice.told") == VaryLevel::citizen);
    CHECK(market_model()->vary_level("contract.hard_tariff") == VaryLevel::provider);
    CHECK(market_model()->vary_level("redress.amount") == VaryLevel::provider);
    CHECK(market_model()->vary_level("choice.way") == VaryLevel::citizen);
    CHECK(market_model()->vary_level("buying.lots") == VaryLevel::area);
    CHECK(market_model()->vary_level("watch.inspections") == VaryLevel::week);
    CHECK(market_model()->vary_level("need.rate") == VaryLevel::never);
}

TEST_CASE("market: a wait is told as one says it") {
    const auto told = [](double before, double after) {
        const auto& wait = market_model()->measures()[market_model()->measure_index("wait_weeks")];
        return wait.phrase.clause({.before = before, .after = after});
    };
    CHECK(told(2, 4.26) == "people wait 4.3 weeks instead of 2.0");
    CHECK(told(1.26, 1.34) == "people wait 1.3 weeks, as before");
    CHECK(told(2, 0) == "people wait hardly at all instead of 2.0 weeks");
    CHECK(told(0.01, 1) == "people wait 1.0 week instead of hardly at all");
}

TEST_CASE("market: redress for what a record gets wrong is money, not redress received") {
    // All that matters is measured, and three endings in ten are recorded wrongly: seven in ten of
    // those for whom it went wrong get redress, and as many pounds more as go to others.
    const Values unasked{
        {"choice.way", 2},       {"need.rate", 1},          {"service.weeks", 4},
        {"contract.error", 0.3}, {"outcome.unmeasured", 0}, {"redress.amount", 100},
        {"redress.unasked", 1},  {"entry.chance", 0},       {"outcome.harm", 0}};
    Life life(town, unasked);
    const Counts counts = life.live(104);
    const double badly = counts.at(Slot::total, ended_badly);
    const double well = counts.at(Slot::total, ended) - badly;
    CHECK(std::fabs(measured(counts, "redress_received") - 0.7) < 4 * std::sqrt(0.7 * 0.3 / badly));
    const double each = 100 * life.place().world.people_per_citizen;
    CHECK(counts.at(Slot::total, redress_pounds) / each ==
          doctest::Approx(0.7 * badly + 0.3 * well).epsilon(0.03));
}
