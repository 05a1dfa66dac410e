#include "models/general_practice/practice.hpp"
#include "scenario/link/share_code.hpp"

#include "core/random.hpp"
#include "engine/settings.hpp"

#include <doctest/doctest.h>

#include <string>

namespace folkmoot {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Shared example_state() {
    return {.scenario = "virtual-gp",
            .shared = {{"choice.wait", 0.4}, {"service.comes_back", 0.8125}},
            .reform = "follows",
            .changed = {{"settlement.portability", 0.75},
                        {"settlement.rule", 2},
                        {"shock.epidemic_week", 52}},
            .seed = 12'345,
            .population = 100'000,
            .weeks = 260,
            .fingerprint = 0xFEDCBA9876543210,
            .view = "explore/week=52"};
}

void check_same(const Shared& a, const Shared& b) {
    CHECK(a.scenario == b.scenario);
    CHECK(a.shared == b.shared);
    CHECK(a.reform == b.reform);
    CHECK(a.changed == b.changed);
    CHECK(a.seed == b.seed);
    CHECK(a.population == b.population);
    CHECK(a.weeks == b.weeks);
    CHECK(a.fingerprint == b.fingerprint);
    CHECK(a.view == b.view);
    CHECK(a.baseline == b.baseline);
    CHECK(a.baseline_changed == b.baseline_changed);
}

} // namespace

TEST_CASE("a link brings back exactly what was shared") {
    const std::string code = encode_share(example_state());
    const auto back = decode_share(code);
    REQUIRE_MESSAGE(back, text_of(back.problems()));
    check_same(*back, example_state());
}

TEST_CASE("a link tells of another baseline, and says nothing where it is the usual one") {
    Shared state = example_state();
    const std::string usual = encode_share(state);
    state.baseline = "split";
    const std::string named = encode_share(state);
    CHECK(named.starts_with(usual.substr(0, 1)));
    CHECK(named.size() > usual.size());
    for (const bool moved : {false, true}) {
        if (moved) state.baseline_changed = {{"settlement.portability", 0.25}};
        const auto back = decode_share(encode_share(state));
        REQUIRE_MESSAGE(back, text_of(back.problems()));
        check_same(*back, state);
    }
    state.baseline = ""; // the first policy, with levers moved
    const auto back = decode_share(encode_share(state));
    REQUIRE_MESSAGE(back, text_of(back.problems()));
    check_same(*back, state);
    state.baseline = "Not a name";
    CHECK_FALSE(decode_share(encode_share(state)));
    state.baseline = "split";
    state.baseline_changed = {{"settlement.portability", 7}};
    const auto wrong = decode_share(encode_share(state));
    REQUIRE_FALSE(wrong);
    CHECK(text_of(wrong.problems()).find("out of range") != std::string::npos);
}

TEST_CASE("a link is short and holds only what may stand in an address") {
    const std::string code = encode_share(example_state());
    CHECK(code.size() < 240);
    CHECK(code.find_first_not_of(alphabet) == std::string::npos);
    CHECK(encode_share({.scenario = "virtual-gp",
                        .shared = {},
                        .reform = "follows",
                        .changed = {},
                        .view = ""})
              .size() < 60);
}

TEST_CASE("every value that a setting may have comes back to the last bit") {
    for (const auto& field : settings_fields())
        for (std::uint32_t i = 0; i < 20; ++i) {
            const double share = unit(draw(1, i, 0, Purpose::test)[0]);
            const double value =
                field.type == FieldType::number
                    ? field.range.low + share * (field.range.high - field.range.low)
                    : field.range.low + (i % 2);
            if (!allowed(field, value)) continue;
            Shared state = example_state();
            state.changed = {{std::string(field.key), value}};
            state.seed = ~std::uint64_t{0} >> i;
            const auto back = decode_share(encode_share(state));
            CAPTURE(std::string(field.key));
            REQUIRE_MESSAGE(back, text_of(back.problems()));
            check_same(*back, state);
        }
}

TEST_CASE("no link with one character changed, added or left out is taken for another") {
    const std::string code = encode_share(example_state());
    for (std::size_t i = 0; i < code.size(); ++i) {
        for (const char c : alphabet) {
            std::string changed = code;
            changed[i] = c;
            if (c != code[i]) CHECK_FALSE(decode_share(changed));
        }
        CHECK_FALSE(decode_share(code.substr(0, i)));
        CHECK_FALSE(decode_share(code.substr(0, i) + code.substr(i + 1)));
        CHECK_FALSE(decode_share(code.substr(0, i) + "A" + code.substr(i)));
    }
}

TEST_CASE("a link that is read and made again is the same link") {
    const std::string code = encode_share(example_state());
    CHECK(encode_share(decode_share(code).value()) == code);
}

} // namespace folkmoot
