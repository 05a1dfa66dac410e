#include "core/table/delimited.hpp"
#include "core/words/quoted.hpp"
#include "scenario/areas/own_look.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace folkmoot {

namespace {

OwnLook served_by(const Scenario& scenario, const std::string& table,
                  const TableAnswers& answers = {},
                  const std::map<std::string, std::string>& by_hand = {}) {
    return look_at_own(scenario, {std::nullopt, OwnTable{"us.csv", table, by_hand, answers}});
}

OwnLook served_by(const std::string& table, const TableAnswers& answers = {}) {
    return served_by(tiny_of(), table, answers);
}

OwnLook both_of(const std::string& areas, const std::string& providers) {
    return look_at_own(tiny_of(), {OwnTable{"mine.csv", areas}, OwnTable{"us.csv", providers}});
}

/// All that is wrong with a table of providers.
std::string refused(const std::string& table, const Scenario& scenario = tiny_of()) {
    const OwnLook look = served_by(scenario, table);
    CHECK(look.text.empty());
    CHECK(look.provider_count == 0);
    return text_of(look.providers.problems);
}

/// Everything that a scenario says of its providers, as somebody would write it down.
std::string written_down(const Scenario& scenario) {
    std::string table = "Name,Area,Reach,x_km,y_km,Rating,Efficiency,Opening list\n";
    for (const Provider& each : scenario.providers)
        table += csv_cell(each.name) + "," + csv_cell(scenario.areas[each.area].name) + "," +
                 (each.reach == Reach::online ? "online" : "local") + "," + plain_number(each.x) +
                 "," + plain_number(each.y) + "," + plain_number(each.rating) + "," +
                 plain_number(each.efficiency) + "," + plain_number(each.opening_list) + "\n";
    return table;
}

const Provider& called(const Scenario& scenario, std::string_view name) {
    const auto found = std::ranges::find(scenario.providers, name, &Provider::name);
    REQUIRE(found != scenario.providers.end());
    return *found;
}

/// A scenario of each model that is shipped.
std::vector<Scenario> one_of_each_model() {
    std::vector<Scenario> scenarios;
    std::set<std::string_view> known;
    for (const std::string& name : shipped_scenarios()) {
        Scenario scenario = load_shipped(name).value();
        if (known.insert(scenario.model->key()).second) scenarios.push_back(std::move(scenario));
    }
    return scenarios;
}

} // namespace

TEST_CASE("a table that says of providers what a scenario says gives its bits, in every scenario") {
    std::size_t tried = 0;
    for (const std::string& name : shipped_scenarios()) {
        const Scenario scenario = load_shipped(name).value();
        if (scenario.providers.empty()) continue;
        CAPTURE(name);
        const OwnLook look = served_by(scenario, written_down(scenario));
        CHECK(look.providers.questions.empty());
        const Scenario own = scenario_of(look);
        REQUIRE(own.providers.size() == scenario.providers.size());
        for (std::size_t i = 0; i < own.providers.size(); ++i) {
            const Provider &a = own.providers[i], &b = scenario.providers[i];
            CHECK(a.name == b.name);
            const bool same = a.area == b.area && a.reach == b.reach && a.x == b.x && a.y == b.y &&
                              a.rating == b.rating && a.efficiency == b.efficiency &&
                              a.opening_list == b.opening_list;
            CHECK(same);
        }
        const std::uint64_t bits = bits_of(scenario);
        CHECK(bits_of(own) == bits);
        // And so does its file, written and read once more.
        CHECK(bits_of(load_scenario("again.json", write_scenario(own), {}).value()) == bits);
        ++tried;
    }
    CHECK(tried > 15);
}

TEST_CASE("names and areas alone are laid out as a scenario file's rule lays out its own") {
    std::size_t tried = 0;
    for (const Scenario& scenario : one_of_each_model()) {
        if (scenario.providers.empty()) continue;
        CAPTURE(scenario.name);
        std::string table = "provider,area\n";
        std::size_t number = 0;
        for (const Provider& each : scenario.providers)
            if (each.reach == Reach::local)
                table += "House " + std::to_string(++number) + "," +
                         csv_cell(scenario.areas[each.area].name) + "\n";
        CHECK(bits_of(scenario_of(served_by(scenario, table))) == bits_of(scenario));
        ++tried;
    }
    CHECK(tried >= 6);
    // What is not in the table is said, in the notes and in the scenario.
    const OwnLook look = served_by("name,area\nA,Upper\nB,Upper\nC,Lower\n");
    const Scenario own = scenario_of(look);
    const std::string where = "Your table does not say where they lie: they are spread evenly "
                              "over their area.";
    says(look.providers, where);
    CHECK(std::ranges::count(own.limits, "Of the providers: " + where) == 1);
    says(look.providers, "“Far” serves everywhere and stays, though not in your table.");
    CHECK(own.providers.size() == 4);
    CHECK(own.areas[own.host].name == "Upper");
    // In this model whoever lives near is on a local practice's list: nothing is said of lists.
    for (const std::string& note : look.providers.notes)
        CHECK(note.find("begin with") == std::string::npos);
}

TEST_CASE("of providers that the scenario knows by name, names are enough") {
    const Scenario scenario = tiny_of();
    std::string names = "clinic\n";
    for (const Provider& each : scenario.providers) names += csv_cell(each.name) + "\n";
    const OwnLook look = served_by(names);
    CHECK(bits_of(scenario_of(look)) == bits_of(scenario));
    says(look.providers,
         "Your table does not say whether they serve everywhere, where they lie, how they are "
         "rated, how much they do for a pound and how many people they begin with: the providers "
         "of the same names in the scenario do.");
    // One more beside them moves nobody else; what the table says counts.
    const OwnLook more =
        served_by("clinic,area,rating\n\"Upper, clinic 1\",Upper,\n"
                  "\"Upper, clinic 2\",Lower,90%\n\"Lower, clinic 1\",Lower,\nNew,Lower,\n");
    const Scenario own = scenario_of(more);
    CHECK(called(own, "Upper, clinic 1").x == called(scenario, "Upper, clinic 1").x);
    CHECK(called(own, "Upper, clinic 1").rating == called(scenario, "Upper, clinic 1").rating);
    CHECK(called(own, "Lower, clinic 1").y == called(scenario, "Lower, clinic 1").y);
    CHECK(called(own, "Upper, clinic 2").rating == 0.9);
    // Moved to another area it is placed there.
    const Area& lower = own.areas[1];
    for (const char* name : {"Upper, clinic 2", "New"})
        CHECK(std::hypot(called(own, name).x - lower.x, called(own, name).y - lower.y) <=
              lower.radius);
    says(more.providers, "Of 2 providers your table does not say where they lie: they are spread "
                         "evenly over their area.");
}

TEST_CASE("those that serve everywhere stay, go, or are the table's own") {
    const std::string locals = "name,area\nA,Upper\nB,Lower\n";
    const OwnLook asked = served_by(locals);
    REQUIRE(asked.providers.questions.size() == 1);
    CHECK(asked.providers.questions[0].key == "online");
    CHECK(asked.providers.questions[0].sentence ==
          "“Far” serves everywhere in the scenario, and nobody does in your table. Does it stay?");
    CHECK(asked.providers.questions[0].chosen == "keep");
    const OwnLook gone = served_by(locals, {{"online", "leave-out"}});
    CHECK(!has_host(scenario_of(gone)));
    says(gone.providers, "“Far” serves everywhere and is left out, as you chose.");
    const OwnLook other = served_by("name,area,kind,list size\nA,Upper,local,\nB,Lower,local,\n"
                                    "Net,Lower,online,250\n");
    const Scenario own = scenario_of(other);
    CHECK(own.areas[own.host].name == "Lower");
    CHECK(called(own, "Net").opening_list == 250);
    CHECK(own.providers.size() == 3);
    CHECK(other.providers.questions.size() == 1); // of the lists that are not known
    says(other.providers, "Your table does not say how they are rated: evenly from 60% to 80%; "
                          "those that serve everywhere at 70%.");
    says(other.providers, "“Far” is left out: your table has others that serve everywhere.");
}

TEST_CASE("a table that cannot be a scenario's providers is refused with row and reason") {
    CHECK(refused("name,area\nA,Uper\nB,Lower\n") ==
          "us.csv:2: row 1, column 'area': no such area; found 'Uper', allowed Upper, Lower; did "
          "you mean 'Upper'?");
    CHECK(refused("name,area\nA,Upper\nB,Lower\nA,Lower\n") ==
          "us.csv:4: row 3, column 'name': stands twice; found 'A', allowed each provider once");
    CHECK(
        refused("name,area\nA,Upper\nB,Upper\n") ==
        "us.csv: areas have no local provider; found “Lower”, allowed at least one in every area");
    CHECK(refused("name,area,kind\nA,Upper,phone\nB,Lower,local\n") ==
          "us.csv:2: row 1, column 'kind': neither local nor online; found 'phone', allowed local, "
          "online");
    CHECK(refused("name,area,rating,efficiency\nA,Upper,-0.1,9\nB,Lower,0.5,1\n") ==
          "us.csv:2: row 1, column 'rating': out of range; found '-0.1', allowed 0 to 1, or 0% to "
          "100%\nus.csv:2: row 1, column 'efficiency': out of range; found '9', allowed 0.2 to 5");
    CHECK(refused("name,area,kind,list\nA,Upper,local,0\nB,Lower,local,0\nC,Upper,online,4001\n") ==
          "us.csv:4: row 3, column 'list': a list longer than “Upper” has people; found 4,001, "
          "allowed at most 4,000");
    CHECK(refused("name,area\nA,\nB,Lower\n") ==
          "us.csv:2: row 1, column 'area': empty; allowed Upper and Lower");
    CHECK(refused("name,rating\nA,0.5\nB,0.6\n") ==
          "us.csv: the table has no column 'area' (the area that it is in); allowed Upper and "
          "Lower");
    CHECK(refused("area,kind\nUpper,local\nLower,local\n") ==
          "us.csv: the table has no column of the providers’ names; allowed a column 'name' or "
          "'provider'");
    std::string many = "name,area\n";
    for (int i = 0; i < 60'000; ++i)
        many += "P" + std::to_string(i) + (i % 2 != 0 ? ",Upper\n" : ",Lower\n");
    CHECK(refused(many) == "us.csv: too many providers; found 60,001, allowed at most 60,000");
    // By hand, a slip.
    CHECK(text_of(served_by(tiny_of(), "name,area\nA,Upper\n", {}, {{"raiting", "area"}})
                      .providers.problems) ==
          "us.csv: the scenario needs no such column; found 'raiting'; did you mean 'rating'?");
}

TEST_CASE("odd tables of providers are read with the care of the funding lab") {
    // Titles, notes, semicolons and decimal commas; a total; what is not known is the rule's.
    const OwnLook odd = served_by(
        "Our surgeries\n\nCode;Surgery;Town;Quality;x km;y km\nA1;Hill;upper;0,65;0,5;-1,25\n"
        "A2;Hill;LOWER;..;5,5;-1,5\nA3;Mill;Lower;0,7;5,25;-1\n\nSource: an office\n");
    const Scenario own = scenario_of(odd);
    CHECK(called(own, "Hill (A1)").rating == 0.65);
    CHECK(called(own, "Hill (A1)").y == -1.25);
    CHECK(called(own, "Hill (A2)").area == 1);
    CHECK(called(own, "Hill (A2)").rating >= 0.6);
    says(odd.providers, "Several providers are called “Hill”: their codes are added to the name.");
    says(odd.providers,
         "A number is not known for 1 provider: Hill (Quality). The scenario’s own value "
         "stands for it.");
    const std::string gap = "name,area,rating\nA,Upper,0.7\nB,Lower,0.8\nC,Lower,n/a\n";
    CHECK(scenario_of(served_by(gap)).providers.size() == 4);
    CHECK(scenario_of(served_by(gap, {{"gaps", "leave-out"}})).providers.size() == 3);
    CHECK(text_of(served_by(gap, {{"gaps", "stop"}}).providers.problems) ==
          "us.csv:4: row 3, column 'rating': not known; found 'n/a', allowed a number");
    const OwnLook total =
        served_by("name,area,list size\nA,Upper,1200\nB,Lower,3500\nTotal,,4700\n");
    CHECK(scenario_of(total).providers.size() == 3);
    says(total.providers, "The row “Total” was left out: it is the sum of other rows.");
    says(total.providers,
         "In this kind of world it does not count how many people local ones begin with.");
    // A code that stands in several rows is of the area.
    const OwnLook codes = served_by("Surgery,Area code,Area\nHill,E1,Upper\nDale,E2,Lower\n"
                                    "Mill,E2,Lower\n");
    CHECK(scenario_of(codes).providers.size() == 4);
    says(codes.providers, "Not used: “Area code”.");
}

TEST_CASE("own areas and own providers come together: by name, by code, by degrees") {
    const std::string towns = "Area code,Town,Population,lat,lon,clinics\n"
                              "E1,North,21000,52.1,-1,3\nE2,South,18000,51.9,-1,9\n";
    const OwnLook look = both_of(towns, "Surgery,Area code,lat,lon\nHill,E1,52.1,-1\n"
                                        "Dale,E2,51.9,-0.99\nMill,E2,51.9,-1\n");
    const Scenario own = scenario_of(look);
    CHECK(look.area_count == 2);
    CHECK(look.provider_count == 4);
    CHECK(called(own, "Hill").x == own.areas[0].x);
    CHECK(called(own, "Hill").y == own.areas[0].y);
    CHECK(called(own, "Mill").area == 1);
    // One hundredth of a degree of longitude at 52 degrees is 0.685 km.
    CHECK(called(own, "Dale").x - called(own, "Mill").x == doctest::Approx(0.685).epsilon(0.01));
    says(look.areas, "“clinics” is not used: your table of providers says how many there are.");
    CHECK(own.name == "tiny-own-areas-and-providers");
    CHECK(own.title == "Two villages, own areas and providers");
    CHECK(
        own.introduction[0].ends_with("need not hold here. Its providers are somebody’s own, too: "
                                      "3 from the table “us.csv”, which nobody has checked."));
    CHECK(own.sources[0].name == "The providers");
    CHECK(own.sources[1].name == "The areas");
    // Nothing is said of providers that are not there.
    for (const std::string& each : own.limits)
        CHECK(each.find("as in the scenario, spread") == std::string::npos);
    // One after the other is as both at once, but for what only both know.
    const std::string us = "name,area\nA,North\nB,South\nC,South\n";
    const std::string people = "name,people\nNorth,21000\nSouth,18000\n";
    const Scenario at_once = scenario_of(both_of(people, us));
    const Scenario first = scenario_of(look_at_own(tiny_of(), {OwnTable{"mine.csv", people}, {}}));
    const Scenario then = scenario_of(served_by(first, us));
    CHECK(bits_of(then) == bits_of(at_once));
    CHECK(then.title == at_once.title);
    CHECK(then.limits.size() == at_once.limits.size());
    CHECK(then.introduction == at_once.introduction);
    // Once more is as once.
    const Scenario again = scenario_of(served_by(then, us));
    CHECK(again.name == then.name);
    CHECK(again.introduction == then.introduction);
    CHECK(bits_of(again) == bits_of(then));
    CHECK(std::ranges::count_if(again.limits, [](const std::string& each) {
              return each.starts_with("Of the providers: Your table does not say");
          }) == 1); // by now the scenario says it of these names
    CHECK(again.sources.size() == then.sources.size());
    // Other areas are served by others.
    const OwnLook others = look_at_own(then, {OwnTable{"new.csv", "name,people\nX,900\n"}, {}});
    const Scenario elsewhere = scenario_of(others);
    CHECK(elsewhere.name == "tiny-own-areas");
    CHECK(elsewhere.sources[1].name != "The providers");
    // Degrees have no meaning on a map that is only in kilometres.
    says(served_by("name,area,lat,lon\nA,Upper,52,-1\nB,Lower,52,-1\n").providers,
         "Degrees are not used: the scenario does not say where on the globe its map lies. A table "
         "of areas with latitude and longitude does.");
}

TEST_CASE("own providers alone keep the scenario's areas, and say whose they are") {
    const Scenario own = scenario_of(served_by("name,area\nA,Upper\nB,Lower\n"));
    CHECK(own.name == "tiny-own-providers");
    CHECK(own.title == "Two villages, own providers");
    CHECK(own.place == "Nowhere");
    CHECK(own.tour.empty());
    CHECK(own.checks.empty());
    CHECK(own.introduction[0].starts_with(
        "Somebody’s own providers: 2 from the table “us.csv”, which nobody has checked."));
    CHECK(own.introduction[1] ==
          "The question as the scenario “Two villages” puts it: There are two villages.");
}

TEST_CASE("a kind of world without providers says so, and one in which nothing serves everywhere") {
    std::size_t none = 0, near = 0;
    for (const Scenario& scenario : one_of_each_model()) {
        CAPTURE(scenario.name);
        const std::string table =
            "name,area,kind\nA," + csv_cell(scenario.areas[0].name) + ",online\n";
        const ProviderUse use = scenario.model->about().provider_use;
        CHECK(use.any == !scenario.providers.empty());
        if (!use.any) {
            ++none;
            CHECK(refused(table, scenario) ==
                  "us.csv: in this kind of world there are no providers, so a table of them has no "
                  "use; found " +
                      std::string(scenario.model->about().title) +
                      ", allowed a scenario with providers");
        } else if (!use.online) {
            ++near;
            CHECK(refused(table, scenario) ==
                  "us.csv:2: row 1, column 'kind': in this kind of world nothing serves "
                  "everywhere; found online, allowed local");
        }
    }
    CHECK(none == 1);
    CHECK(near == 2);
}

TEST_CASE("what a model says of how it uses providers is how it uses them") {
    // What changed the bits of one of its scenarios at least.
    std::map<const Model*, ProviderUse> found;
    for (const std::string& name : shipped_scenarios()) {
        Scenario scenario = load_shipped(name).value();
        if (!scenario.model->about().provider_use.any) continue;
        const auto [known, fresh] =
            found.try_emplace(scenario.model, ProviderUse{true, false, false, false, false, false});
        ProviderUse& use = known->second;
        use.online = scenario.model->about().provider_use.online;
        std::uint64_t before = bits_of(scenario);
        const auto matters = [&](const std::function<void(Provider&)>& change) {
            Scenario other = scenario;
            for (Provider& each : other.providers) change(each);
            return bits_of(other) != before;
        };
        const auto list = [&](Reach reach) {
            return [&scenario, reach](Provider& each) {
                if (each.reach == reach)
                    each.opening_list = 0.05 * scenario.areas[each.area].registered;
            };
        };
        use.efficiency |= matters([](Provider& each) { each.efficiency = 0.5; });
        use.rating |= matters([](Provider& each) { each.rating *= each.rating; });
        use.local_list |= matters(list(Reach::local));
        if (!use.online) {
            use.online_list = true; // there are none to ask it of
            continue;
        }
        Provider everywhere;
        everywhere.name = "Everywhere";
        everywhere.reach = Reach::online;
        scenario.providers.push_back(everywhere);
        before = bits_of(scenario);
        use.online_list |= matters(list(Reach::online));
    }
    CHECK(found.size() >= 6);
    for (const auto& [model, use] : found) {
        CAPTURE(std::string(model->key()));
        const ProviderUse said = model->about().provider_use;
        CHECK(use.efficiency == said.efficiency);
        CHECK(use.rating == said.rating);
        CHECK(use.local_list == said.local_list);
        CHECK(use.online_list == said.online_list);
    }
}

} // namespace folkmoot
