#include "core/math.hpp"
#include "core/random.hpp"
#include "experiment/interference.hpp"
#include "small_trial.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;

namespace {

/// A town of areas with people, some treated: y = 1 + direct T − displaced S + area and personal
/// chance.
struct ExposedTown {
    std::vector<double> y, exposure;
    std::vector<std::uint8_t> treated;
    std::vector<std::uint32_t> area;
};

ExposedTown town_of(std::span<const double> saturations, std::uint32_t areas, std::uint32_t people,
                    double direct, double displaced, double noise, std::uint64_t seed) {
    ExposedTown town;
    for (std::uint32_t a = 0; a < areas; ++a) {
        const double share = saturations[a % saturations.size()];
        const double own =
            0.1 * noise * math::normal_quantile(unit_open(draw(seed, a, 1, Purpose::test)[0]));
        for (std::uint32_t i = 0; i < people; ++i) {
            const double chance =
                math::normal_quantile(unit_open(draw(seed, a * people + i, 0, Purpose::test)[0]));
            const bool treated = i < share * people;
            town.treated.push_back(treated ? 1 : 0);
            town.exposure.push_back(share);
            town.area.push_back(a);
            town.y.push_back(1 + (treated ? direct : 0.0) - displaced * share + own +
                             noise * chance);
        }
    }
    return town;
}

constexpr std::array five{0.0, 0.25, 0.5, 0.75, 1.0};

SaturationEffects effects_in(const ExposedTown& town) {
    return saturation_effects(town.y, town.treated, town.exposure, town.area);
}

}  // namespace

TEST_CASE("exposure is the share of the others in the queue who are treated") {
    const std::vector<std::uint32_t> queue{7, 7, 7, 3, 3, 9};
    const std::vector<std::uint8_t> treated{1, 0, 1, 0, 1, 1};
    CHECK(queue_exposure(queue, treated) == std::vector<double>{0.5, 1.0, 0.5, 1.0, 0.0, 0.0});
}

TEST_CASE("without chance, direct effect, spill-over and roll-out are read off exactly") {
    const SaturationEffects found = effects_in(town_of(five, 20, 40, 0.4, 0.35, 0.0, 1));
    CHECK(found.separate);
    CHECK(near(found.direct.estimate, 0.4, 1e-9));
    CHECK(near(found.spill_over.estimate, -0.35, 1e-9));
    CHECK(std::fabs(found.roll_out.estimate - 0.05) < 1e-9);
    CHECK(
        found.warnings ==
        std::vector<std::string>{
            "Places that were treated alike do not differ, so nothing can be said about chance."});
    CHECK(found.roll_out.low != found.roll_out.low);
}

TEST_CASE("the effect may depend on how many others are treated, and the roll-out counts that") {
    ExposedTown town = town_of(five, 20, 40, 0.4, 0.35, 0.0, 1);
    for (std::size_t i = 0; i < town.y.size(); ++i)
        if (town.treated[i] != 0) town.y[i] += 0.2 * town.exposure[i];
    const SaturationEffects found = effects_in(town);
    // at the mean saturation of one half: .4 + .2 / 2; all against none: .4 + .2 - .35
    CHECK(near(found.direct.estimate, 0.5, 1e-9));
    CHECK(near(found.roll_out.estimate, 0.25, 1e-9));
}

TEST_CASE("where help displaces others, the plain difference misleads and the saturation design "
          "does not") {
    constexpr int repeats = 100;
    double covered = 0, naive = 0;
    for (std::uint64_t seed = 0; seed < repeats; ++seed) {
        const ExposedTown town = town_of(five, 40, 20, 0.4, 0.4, 1.0, seed);
        const SaturationEffects found = effects_in(town);
        covered += found.roll_out.low < 0.0 && 0.0 < found.roll_out.high ? 1 : 0;
        std::vector<std::uint16_t> arm(town.treated.begin(), town.treated.end());
        TrialRows rows;
        rows.outcome = town.y;
        rows.arm = arm;
        naive += effect(rows, Method::difference).estimate / repeats;
    }
    CHECK(covered / repeats > 0.95 - 3.5 * 0.022);
    // the treated live where more are treated: mean saturation .75 among them, .25 among the others
    CHECK(naive == doctest::Approx(0.4 - 0.4 * 0.5).epsilon(0.1));
}

TEST_CASE("a design that cannot tell direct effect from spill-over says so") {
    const std::array half{0.5};
    const SaturationEffects same = effects_in(town_of(half, 20, 40, 0.4, 0.35, 0.5, 1));
    CHECK(!same.separate);
    CHECK(std::isnan(same.spill_over.estimate));
    CHECK(same.warnings.at(0).starts_with("Everybody is about equally exposed"));

    const std::array whole{0.0, 1.0};
    const SaturationEffects clusters = effects_in(town_of(whole, 20, 40, 0.4, 0.35, 0.0, 1));
    CHECK(!clusters.separate);
    CHECK(near(clusters.roll_out.estimate, 0.05, 1e-9));
    CHECK(clusters.warnings.at(0).starts_with("Whole places are treated or not"));

    const std::array never_none{0.25, 0.5, 0.75};
    CHECK(effects_in(town_of(never_none, 20, 40, 0.4, 0.35, 0.5, 1))
              .warnings.at(0)
              .starts_with("No place is without"));

    const std::array none{0.0};
    CHECK(effects_in(town_of(none, 4, 10, 0.4, 0.35, 0.5, 1))
              .warnings.at(0)
              .starts_with("Nobody is treated"));
}
