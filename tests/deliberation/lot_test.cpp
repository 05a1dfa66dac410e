#include "deliberation/lot/leximin.hpp"
#include "deliberation/lot/programme.hpp"

#include "core/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

using namespace folkmoot;
using namespace folkmoot::lot;

namespace {

Pool pool_of(const std::string& people, const std::string& quotas,
             const std::vector<std::string>& household = {}) {
    const auto pool = read_pool("pool.csv", people, "quotas.csv", quotas, "", household);
    INFO((pool ? std::string() : text_of(pool.problems())));
    REQUIRE(pool);
    return *pool;
}

std::map<std::string, std::string> chances(const Pool& pool, std::uint32_t size) {
    const auto lottery = leximin(pool, size);
    INFO((lottery ? std::string() : text_of(lottery.problems())));
    REQUIRE(lottery);
    std::map<std::string, std::string> found;
    for (std::size_t p = 0; p < pool.people.size(); ++p)
        found[pool.people[p].id] = lottery->chances[p].str();
    return found;
}

using Named = std::map<std::string, std::string>;

const std::string cartoons =
    "id,age,show,street\nlisa,child,simpsons,1 Elm\nmarge,adult,simpsons,2 "
    "Elm\nlouie,child,ducktales,3 Elm\ndewey,child,ducktales,4 Elm\n"
    "scrooge,adult,ducktales,1 Elm\n";
const std::string cartoon_quotas =
    "feature,value,min,max\nage,child,1,2\nage,adult,1,2\nshow,simpsons,1,2\nshow,ducktales,1,2\n";

/// Six to nine people of two features, quotas that some panel of four fits.
Pool random_pool(std::uint64_t seed) {
    std::string people = "id,a,b\n", quotas = "feature,value,min,max\n";
    const Words size = draw(seed, 0, 1, Purpose::test);
    const std::uint32_t count = 6 + below(size[0], 4);
    for (std::uint32_t p = 0; p < count; ++p) {
        const Words words = draw(seed, p, 0, Purpose::test);
        people += std::to_string(p) + "," + std::to_string(below(words[0], 2)) + "," +
                  std::to_string(below(words[1], 3)) + "\n";
    }
    for (const std::string value : {"a,0", "a,1"}) quotas += value + ",1,3\n";
    for (const std::string value : {"b,0", "b,1", "b,2"}) quotas += value + ",0,2\n";
    return pool_of(people, quotas);
}

/// Every panel of four that fits, one bit a person.
std::vector<std::uint32_t> all_panels(const Pool& pool) {
    std::vector<std::uint32_t> panels;
    for (std::uint32_t set = 0; set < (1U << pool.people.size()); ++set) {
        if (std::popcount(set) != 4) continue;
        std::vector<std::uint32_t> have(pool.quotas.size());
        for (std::uint32_t p = 0; p < pool.people.size(); ++p)
            if ((set >> p & 1U) != 0)
                for (const auto quota : pool.people[p].quotas) ++have[quota];
        bool fits = true;
        for (std::size_t q = 0; q < have.size(); ++q)
            fits = fits && have[q] >= pool.quotas[q].least && have[q] <= pool.quotas[q].most;
        if (fits) panels.push_back(set);
    }
    return panels;
}

/// A bound that no lot can beat: whatever weights people have, somebody's chance is at most the
/// heaviest panel's weight. Weights by fictitious play, which comes near the best.
double most_for_all(const std::vector<std::uint32_t>& panels, std::size_t people) {
    std::vector<double> chosen(people, 0), weight(people, 1.0 / static_cast<double>(people));
    std::vector<double> blamed(people, 0);
    double bound = 1;
    for (int round = 1; round <= 20'000; ++round) {
        double heaviest = -1;
        std::uint32_t best = 0;
        for (const auto panel : panels) {
            double sum = 0;
            for (std::size_t p = 0; p < people; ++p)
                if ((panel >> p & 1U) != 0) sum += weight[p];
            if (sum <= heaviest) continue;
            heaviest = sum;
            best = panel;
        }
        bound = std::min(bound, heaviest);
        for (std::size_t p = 0; p < people; ++p)
            if ((best >> p & 1U) != 0) chosen[p] += 1;
        const auto least = std::min_element(chosen.begin(), chosen.end()) - chosen.begin();
        blamed[static_cast<std::size_t>(least)] += 1;
        for (std::size_t p = 0; p < people; ++p) weight[p] = blamed[p] / round;
    }
    return bound;
}

} // namespace

TEST_CASE("the lot of the published cartoon example gives the published chances") {
    CHECK(chances(pool_of(cartoons, cartoon_quotas), 2) == Named{{"lisa", "1/3"},
                                                                 {"louie", "1/3"},
                                                                 {"dewey", "1/3"},
                                                                 {"scrooge", "1/3"},
                                                                 {"marge", "2/3"}});
    // One of a household only: lisa and scrooge live together.
    CHECK(
        chances(pool_of(cartoons, cartoon_quotas, {"street"}), 2) ==
        Named{{"lisa", "0"}, {"louie", "1/2"}, {"dewey", "1/2"}, {"scrooge", "0"}, {"marge", "1"}});
}

TEST_CASE(
    "the smallest chance of the published panel of five is one half, and the men share the rest") {
    const auto pool = pool_of("id,sex,view\nadam,male,liberal\nbrian,male,liberal\ncameron,male,"
                              "liberal\ndave,male,liberal\nelinor,female,liberal\nfrank,male,"
                              "conservative\ngrace,female,conservative\n",
                              "feature,value,min,max\nsex,female,1,1\nsex,male,4,4\nview,liberal,4,"
                              "4\nview,conservative,1,1\n");
    const auto found = chances(pool, 5);
    CHECK(found.at("grace") == "1/2");
    CHECK(found.at("elinor") == "1/2");
    CHECK(found.at("frank") == "1/2");
    CHECK(found.at("adam") == "7/8");
}

TEST_CASE("without quotas everybody has the same chance") {
    for (const auto& [id, chance] : chances(pool_of("id,x\na,1\nb,1\nc,1\nd,1\ne,1\nf,1\ng,1\n",
                                                    "feature,value,min,max\nx,1,0,9\n"),
                                            3))
        CHECK(chance == "3/7");
}

TEST_CASE("of all lots of small pools none gives whoever has least more, and chances add up") {
    int with_panels = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        const auto pool = random_pool(seed);
        const auto panels = all_panels(pool);
        const auto lottery = leximin(pool, 4);
        REQUIRE(static_cast<bool>(lottery) == !panels.empty());
        if (!lottery) continue;
        ++with_panels;
        Chance sum = 0, weights = 0;
        for (const auto& chance : lottery->chances) {
            CHECK(chance >= 0);
            CHECK(chance <= 1);
            sum += chance;
        }
        for (const auto& weight : lottery->weights) weights += weight;
        CHECK(sum == 4);
        CHECK(weights == 1);
        // Whoever is on any panel may be drawn.
        for (std::size_t p = 0; p < pool.people.size(); ++p) {
            const bool possible = std::any_of(panels.begin(), panels.end(), [&](std::uint32_t set) {
                return (set >> p & 1U) != 0;
            });
            CHECK((lottery->chances[p] > 0) == possible);
        }
        const auto least = static_cast<double>(
            *std::min_element(lottery->chances.begin(), lottery->chances.end()));
        const double bound = most_for_all(panels, pool.people.size());
        CHECK(least <= bound + 1e-12);
        CHECK(least >= bound - 0.02);
    }
    CHECK(with_panels >= 8);
}

TEST_CASE("panels that are drawn fit their quotas, and people come as often as their chance") {
    const auto pool = pool_of(cartoons, cartoon_quotas);
    const auto lottery = leximin(pool, 2);
    REQUIRE(lottery);
    const int draws = 3000;
    std::vector<int> times(5);
    for (int seed = 0; seed < draws; ++seed) {
        const auto panel = draw_panel(pool, *lottery, static_cast<std::uint64_t>(seed));
        REQUIRE(panel.size() == 2);
        std::vector<int> have(pool.quotas.size());
        for (const auto person : panel) {
            ++times[person];
            for (const auto quota : pool.people[person].quotas) ++have[quota];
        }
        for (const int count : have) CHECK(count == 1);
    }
    for (std::size_t p = 0; p < 5; ++p) {
        const auto chance = static_cast<double>(lottery->chances[p]);
        // Four standard errors.
        CHECK(std::abs(times[p] / static_cast<double>(draws) - chance) < 0.035);
    }
    CHECK(draw_panel(pool, *lottery, 7) == draw_panel(pool, *lottery, 7));
}

TEST_CASE("a programme is solved to the last digit") {
    // Dantzig's textbook kind: maximise 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18 (Hillier and
    // Lieberman).
    const Programme programme{
        {{1, 0, 3}, {0, 2, 2}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {3, 5, 0, 0, 0}, {4, 12, 18}};
    const auto solution = solve(programme);
    REQUIRE(solution.feasible);
    CHECK(solution.x[0] == 2 * solution.denominator);
    CHECK(solution.x[1] == 6 * solution.denominator);
    // Prices 0, 3/2, 1.
    CHECK(solution.prices[0] == 0);
    CHECK(2 * solution.prices[1] == 3 * solution.denominator);
    CHECK(solution.prices[2] == solution.denominator);
    CHECK_FALSE(solve({{{1}, {1}}, {1, 1}, {}}).x.empty()); // nothing is asked: 0 will do
    CHECK_FALSE(solve({{{1, 1}}, {1}, {1, 2}}).feasible); // x = 1 and x = 2
}

TEST_CASE("what is wrong with a pool or its quotas is told by line") {
    const std::string people = "id,age\nann,old\nben,young\n";
    const std::string quotas = "feature,value,min,max\nage,old,0,1\nage,young,1,1\n";
    struct Case {
        std::string people, quotas;
        std::vector<std::string> household;
        std::uint32_t size;
        const char* says;
    };
    const std::vector<Case> cases{
        {people,
         "feature,value,min\nage,old,0\n",
         {},
         1,
         "quotas.csv:1: a heading is missing; allowed 'max'"},
        {people,
         "feature,value,min,max\nage,old,none,1\n",
         {},
         1,
         "quotas.csv:2: age old: min is no count; found 'none', allowed 0 to 999999"},
        {people, "feature,value,min,max\nage,old,0,-1\n", {}, 1, "age old: max is no count"},
        {people,
         "feature,value,min,max\nage,old,2,1\n",
         {},
         1,
         "quotas.csv:2: age old: min is above max; found 2, allowed up to 1"},
        {people,
         "feature,value,min,max\nage,old,0,1\nage,old,0,1\n",
         {},
         1,
         "quotas.csv:3: age old: a quota stands twice"},
        {people, "feature,value,min,max\n,old,0,1\n", {}, 1, "a feature and a value are needed"},
        {people,
         "feature,value,min,max\nsex,male,0,1\n",
         {},
         1,
         "pool.csv:1: a heading is missing; allowed 'sex'"},
        {"id,age\nann,odl\n",
         quotas,
         {},
         1,
         "pool.csv:2: ann age: no quota is set for this; found 'odl', allowed old, young; did you "
         "mean 'old'?"},
        {"id,age\nann,old\nann,young\n", quotas, {}, 1, "pool.csv:3: ann: a person stands twice"},
        {"id,age\n,old\nben,young\n", quotas, {}, 1, "pool.csv:2: an id is missing"},
        {people, quotas, {"street"}, 1, "pool.csv:1: a heading is missing; allowed 'street'"},
        {people, quotas, {}, 0, "--size: a panel of nobody"},
        {people,
         quotas,
         {},
         3,
         "--size: more than there are people in the pool; found 3, allowed "
         "up to 2"},
        {people,
         "feature,value,min,max\nage,old,0,9\nage,young,2,9\n",
         {},
         2,
         "age young: fewer people in the pool than the panel must have; found 1, allowed at least "
         "2"},
        {people,
         "feature,value,min,max\nage,old,1,1\nage,young,1,1\n",
         {},
         1,
         "age: its least numbers are more than the panel; found 2, allowed up to 1"},
        {people,
         "feature,value,min,max\nage,old,0,1\nage,young,0,0\n",
         {},
         2,
         "age: its most numbers, of people there are, do not fill the panel; found 1, allowed at "
         "least 2"},
        {"id,a,b\n1,x,u\n2,y,v\n",
         "feature,value,min,max\na,x,1,1\na,y,0,0\nb,u,0,0\nb,v,1,1\n",
         {},
         1,
         "--size: no panel of this size fits all quotas together; found 1"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.says);
        const auto pool =
            read_pool("pool.csv", each.people, "quotas.csv", each.quotas, "", each.household);
        std::string said;
        if (pool) {
            const auto lottery = leximin(*pool, each.size);
            CHECK_FALSE(lottery);
            if (!lottery) said = text_of(lottery.problems());
        } else {
            said = text_of(pool.problems());
        }
        CAPTURE(said);
        CHECK(said.find(each.says) != std::string::npos);
    }
    std::string many = "id,a\n", each_own = "feature,value,min,max\n";
    for (int p = 0; p < 41; ++p) {
        many += std::to_string(p) + "," + std::to_string(p) + "\n";
        each_own += "a," + std::to_string(p) + ",0,1\n";
    }
    const auto refused = leximin(pool_of(many, each_own), 5);
    CHECK(text_of(refused.problems()).find("too many kinds of people for an exact lot; found 41") !=
          std::string::npos);
}
