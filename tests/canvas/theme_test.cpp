#include "canvas/colour/theme.hpp"
#include "canvas/colour/tiles.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace {

using folkmoot::ui::Appearance;
using folkmoot::ui::Colour;
using folkmoot::ui::contrast_ratio;
using folkmoot::ui::Theme;

constexpr double enough_for_words = 4.5, enough_for_marks = 3.0;

struct Named {
    std::string name;
    Colour colour;
};

std::vector<Theme> all_themes() {
    std::vector<Theme> themes;
    for (const auto appearance : {Appearance::light, Appearance::dark, Appearance::contrast})
        themes.push_back(folkmoot::ui::make_theme(appearance));
    return themes;
}

std::vector<Named> grounds(const Theme& t) {
    return {{"paper", t.paper},
            {"panel", t.panel},
            {"raised", t.raised},
            {"control", t.control},
            {"control under the pointer", t.control_hover},
            {"doubt", t.doubt}};
}

void check_apart(const Named& one, const Named& other, double enough, const Theme& theme) {
    const auto appearance = static_cast<int>(theme.appearance);
    CAPTURE(appearance);
    CAPTURE(one.name);
    CAPTURE(other.name);
    CHECK(contrast_ratio(one.colour, other.colour) >= enough);
}

} // namespace

TEST_CASE("contrast is measured as WCAG 2.2 says") {
    // Worked out by hand from its definition: white on black, and the darkest grey that passes on
    // white, #767676, which is known for being just above 4.5.
    CHECK(contrast_ratio(0xFFFFFFFF, 0xFF000000) == doctest::Approx(21.0));
    CHECK(contrast_ratio(0xFFFFFFFF, 0xFF767676) == doctest::Approx(4.54).epsilon(0.002));
    CHECK(contrast_ratio(0xFF767676, 0xFFFFFFFF) == contrast_ratio(0xFFFFFFFF, 0xFF767676));
}

TEST_CASE("words can be read on whatever is behind them, in every appearance") {
    for (const auto& t : all_themes()) {
        for (const Named& words : {Named{"ink", t.ink},
                                   {"quiet", t.quiet},
                                   {"baseline", t.baseline},
                                   {"reform", t.reform},
                                   {"better", t.better},
                                   {"worse", t.worse},
                                   {"truth", t.truth},
                                   {"doubt", t.doubt_mark}}) {
            for (const auto& ground : grounds(t)) check_apart(words, ground, enough_for_words, t);
        }
        for (const Colour face : folkmoot::ui::filled_faces(t))
            check_apart({"words on a filled button", t.on_reform}, {"its face", face},
                        enough_for_words, t);
    }
}

TEST_CASE("edges of controls, the focus and the map's borders can be seen, in every appearance") {
    for (const auto& t : all_themes()) {
        for (const auto& ground : grounds(t)) {
            check_apart({"edge", t.control_edge}, ground, enough_for_marks, t);
            check_apart({"focus", t.focus}, ground, enough_for_marks, t);
        }
        for (const Named& ground : {Named{"paper", t.paper}, {"map", t.map_area}}) {
            check_apart({"border of an area", t.map_edge}, ground, enough_for_marks, t);
            check_apart({"focus", t.focus}, ground, enough_for_marks, t);
        }
        check_apart({"soft baseline", t.baseline_soft}, {"panel", t.panel}, enough_for_marks, t);
    }
}

TEST_CASE("letters of groups can be read in every appearance, and no two groups look alike") {
    for (const auto& t : all_themes()) {
        for (std::size_t i = 0; i < 5; ++i) {
            const Named group{"group " + std::to_string(i), folkmoot::ui::group_colour(t, i)};
            for (const auto& ground : grounds(t)) check_apart(group, ground, enough_for_words, t);
            for (std::size_t j = 0; j < i; ++j)
                CHECK(group.colour != folkmoot::ui::group_colour(t, j));
        }
    }
}

namespace {

/// So many steps, evenly spaced, one for each value.
folkmoot::ui::Shares steps(std::size_t count) {
    folkmoot::ui::Shares shares{};
    for (std::size_t i = 0; i < shares.size(); ++i)
        shares[i] = static_cast<float>(std::min(i, count - 1)) / static_cast<float>(count - 1);
    return shares;
}

} // namespace

TEST_CASE(
    "nobody on the map is too pale to be seen, and the order of classes is one of lightness") {
    using namespace folkmoot::ui;
    for (const auto& t : all_themes()) {
        const auto amount = sequential_palette(t, steps(43));
        const auto warm = hardship_palette(t, steps(5));
        const auto cool = ordinal_palette(t, steps(7));
        const auto sides = diverging_palette(t, steps(21));
        for (const auto& palette : {amount, warm, cool, sides, provider_palette(t, 20, 3),
                                    kinds_palette(t, false), kinds_palette(t, true)}) {
            for (const Colour colour : palette) {
                CHECK((colour >> 24) == 255); // nothing behind a dot shows through
                check_apart({"somebody", colour}, {"map", t.map_area}, enough_for_marks, t);
            }
        }
        const auto stands_out = [&](Colour colour) { return contrast_ratio(colour, t.map_area); };
        for (const auto& [palette, count] : {std::pair{warm, 5U}, {cool, 7U}, {amount, 43U}}) {
            for (std::size_t i = 1; i < count; ++i) {
                CAPTURE(i);
                CHECK(stands_out(palette[i]) > stands_out(palette[i - 1]));
            }
        }
        // Kinds look different, and where the first recedes all others stand out more.
        for (const bool recedes : {false, true}) {
            const auto kinds = kinds_palette(t, recedes);
            for (std::size_t i = 1; i < (recedes ? 9U : 8U); ++i) {
                CAPTURE(i);
                CHECK(std::find(kinds.begin(), kinds.begin() + static_cast<std::ptrdiff_t>(i),
                                kinds[i]) == kinds.begin() + static_cast<std::ptrdiff_t>(i));
                if (recedes) CHECK(stands_out(kinds[i]) > 1.2 * stands_out(kinds[0]));
            }
        }
        // Of two sides the middle recedes.
        for (std::size_t i = 11; i < 21; ++i) {
            CAPTURE(i);
            CHECK(stands_out(sides[i]) > stands_out(sides[i - 1]));
            CHECK(stands_out(sides[20 - i]) > stands_out(sides[21 - i]));
        }
    }
}

TEST_CASE("the words of a tile can be read however deep its colour is") {
    using namespace folkmoot::ui;
    for (const auto& t : all_themes()) {
        std::vector<Colour> colours;
        for (const auto& palette :
             {sequential_palette(t, steps(43)), hardship_palette(t, steps(5)),
              ordinal_palette(t, steps(7)), diverging_palette(t, steps(5)),
              provider_palette(t, 20, 3), kinds_palette(t, false), kinds_palette(t, true)})
            colours.insert(colours.end(), palette.begin(), palette.end());
        CHECK(tile_fill(t, colours.front(), 0) == t.map_area);
        CHECK(tile_fill(t, colours.front(), 1) == colours.front());
        std::size_t unreadable = 0;
        for (const Colour colour : colours)
            for (int depth = 0; depth <= 20; ++depth) {
                const auto fill = tile_fill(t, colour, depth / 20.0);
                unreadable += contrast_ratio(ink_on(t, fill), fill) < enough_for_words;
            }
        CHECK(unreadable == 0);
        // The more of it, the further from the ground.
        double last = 0;
        for (int depth = 0; depth <= 10; ++depth) {
            const auto fill = tile_fill(t, diverging_palette(t, steps(5))[0], depth / 10.0);
            const double away = contrast_ratio(fill, t.map_area);
            CHECK(away >= last);
            last = away;
        }
    }
}
