#include "models/general_practice/practice.hpp"
#include "scenario/link/link.hpp"

#include "core/random.hpp"
#include "engine/settings.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace folkmoot {

namespace {

const std::vector<std::string> scenarios{"virtual-gp", "peeking", "outreach"};

Asked read(std::string_view fragment) { return read_link(fragment, scenarios); }

Shared linked_example() {
    return {.scenario = "virtual-gp",
            .shared = {{"choice.wait", 0.4}},
            .reform = "follows",
            .changed = {{"settlement.lag_weeks", 13}},
            .seed = 3,
            .population = 20'000,
            .weeks = 52,
            .fingerprint = 0xFEDCBA9876543210,
            .view = "room=explore;side=both"};
}

bool same(const Shared& a, const Shared& b) {
    return a.scenario == b.scenario && a.shared == b.shared && a.reform == b.reform &&
           a.changed == b.changed && a.seed == b.seed && a.population == b.population &&
           a.weeks == b.weeks && a.fingerprint == b.fingerprint && a.view == b.view;
}

std::string escaped(std::string_view text) {
    std::string all;
    for (const char c : text) {
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
        if (plain)
            all += c;
        else
            all +=
                std::string("%") + "0123456789ABCDEF"[(c >> 4) & 15] + "0123456789ABCDEF"[c & 15];
    }
    return all;
}

/// What happens to addresses on their way from one person to another.
std::vector<std::string> damaged(const std::string& link) {
    const std::string half = link.substr(0, link.size() / 2), rest = link.substr(link.size() / 2);
    return {link + ".",
            link + ",",
            link + ")",
            link + ").",
            link + ">",
            "<" + link + ">",
            "(" + link + ")",
            "\"" + link + "\"",
            "'" + link + "'!",
            link + "%22",
            link + "%3E",
            link + "&gt;",
            "\xE2\x80\x9C" + link + "\xE2\x80\x9D", // “…”
            link + "%E2%80%9D.",
            link + " ",
            "%20" + link + "%0A",
            link + "%20and%20then",
            half + "\r\n" + rest,
            half + "%0D%0A" + rest,
            half + "%E2%80%8B" + rest, // zero-width space
            half + "\xC2\xAD" + rest,  // soft hyphen
            half + "%C2%AD" + rest,
            half + "%E2%81%A0" + rest, // word joiner
            "%EF%BB%BF" + link,        // byte-order mark
            link + "&utm_source=newsletter&utm_medium=email",
            link + "&fbclid=IwAR0-x_9",
            link + "?gclid=abc",
            "*" + link + "*",
            "#" + link,
            link + "\xE2\x80\xA6"}; // …
}

} // namespace

TEST_CASE("a share code is read whatever a sentence, a mail or a forum did to it") {
    const std::string code = encode_share(linked_example());
    for (const std::string& link : damaged(code)) {
        CAPTURE(link);
        const Asked asked = read(link);
        CHECK(asked.unreadable == "");
        CHECK(asked.left_out.empty());
        CHECK(same(asked.state, linked_example()));
    }
    CHECK(same(read("_" + code + "_").state, linked_example()));
    CHECK(same(read(code + "==").state, linked_example()));
    CHECK(same(read("%3C" + code + "%3E").state, linked_example()));
}

TEST_CASE("an address in words is read whatever a sentence, a mail or a forum did to it") {
    const std::string link = "scenario=virtual-gp&reform=split&settlement.lag_weeks=13";
    const Asked plain = read(link);
    REQUIRE(plain.left_out.empty());
    CHECK(plain.state.scenario == "virtual-gp");
    CHECK(plain.state.reform == "split");
    CHECK(plain.state.changed == std::map<std::string, double>{{"settlement.lag_weeks", 13}});
    CHECK(plain.state.seed == 0);
    CHECK(plain.state.baseline.empty());
    CHECK(read(link + "&baseline=follows").state.baseline == "follows");
    CHECK(read(link + "&baselin=follows").left_out.size() == 1);
    auto all = damaged(link);
    all.push_back(escaped(link));
    all.push_back(escaped(escaped(link)));
    all.push_back("scenario%3Dvirtual-gp%26reform%3Dsplit%26settlement.lag_weeks%3D13");
    all.push_back("scenario=virtual-gp&amp;reform=split&amp;settlement.lag_weeks=13");
    all.push_back("scenario=virtual-gp&amp;amp;reform=split&#38;settlement.lag_weeks=13.");
    all.push_back("scenario=3Dvirtual-gp&reform=3Dsplit&settlement.lag_weeks=3D13");
    all.push_back("scenario=virtual-gp&reform=split&settlement.lag_weeks=13.&utm_campaign=x");
    for (const std::string& each : all) {
        CAPTURE(each);
        const Asked asked = read(each);
        CHECK(asked.unreadable == "");
        CHECK(asked.left_out.empty());
        CHECK(same(asked.state, plain.state));
    }
}

TEST_CASE("what a link asks for and cannot be shown is told, and the rest is shown") {
    struct Case {
        std::string fragment, asked, why;
    };
    const std::vector<Case> cases{
        {"settlement.lag_week=13", "settlement.lag_week=13",
         "there is no such setting; did it mean “settlement.lag_weeks”?"},
        {"settlement.lag_weeks=1300", "settlement.lag_weeks=1300",
         "it may only be whole numbers from 0 to 104"},
        {"settlement.lag_weeks=2.5", "settlement.lag_weeks=2.5",
         "it may only be whole numbers from 0 to 104"},
        {"settlement.lag_weeks=soon", "settlement.lag_weeks=soon",
         "it may only be whole numbers from 0 to 104"},
        {"settlement.lag_weeks=", "settlement.lag_weeks",
         "it may only be whole numbers from 0 to 104"},
        {"settlement.rule=folows", "settlement.rule=folows",
         "it may only be none, follows or split"},
        {"choice.wait=NaN", "choice.wait=NaN", "it may only be 0 to 1.5"},
        {"quite.another=1", "quite.another=1", "there is no such setting"},
        {"Seed=4", "Seed=4", "there is no such setting; did it mean “seed”?"},
        {"seed=-1", "seed=-1", "that is not a whole number"},
        {"seed=1.5", "seed=1.5", "that is not a whole number"},
        {"seed=1e3", "seed=1e3", "that is not a whole number"},
        {"seed=18446744073709551616", "seed=18446744073709551616", "that is far too large"},
        {"seed=18446744073709551615", "seed=18446744073709551615",
         "it may only be 1 to 9,000,000,000,000,000"},
        {"population=7", "population=7", "it may only be 100 to 100,000,000"},
        {"population=many", "population=many", "that is not a whole number"},
        {"weeks=5000", "weeks=5000", "it may only be 1 to 2,080"},
    };
    for (const auto& [fragment, what, why] : cases) {
        CAPTURE(fragment);
        const Asked asked =
            read("scenario=virtual-gp&" + fragment + "&reform=split&choice.cost=0.5");
        // The good part of it; choice.cost is no setting and is told as well.
        CHECK(asked.state.scenario == "virtual-gp");
        CHECK(asked.state.reform == "split");
        REQUIRE(asked.left_out.size() == 2);
        const bool first = asked.left_out[0].asked != "choice.cost=0.5";
        const LeftOut& told = asked.left_out[first ? 0 : 1];
        CHECK(told.asked == what);
        CHECK(told.why == why);
    }
}

TEST_CASE("a link to a question that is not here says so and shows nothing of it") {
    const Asked asked = read("scenario=virtual-pg&reform=split&settlement.lag_weeks=13");
    CHECK(asked.asks);
    CHECK(asked.state.scenario == "");
    CHECK(asked.state.reform == "");
    CHECK(asked.state.changed.empty());
    REQUIRE(asked.left_out.size() == 1);
    CHECK(asked.left_out[0].asked == "scenario=virtual-pg");
    CHECK(asked.left_out[0].why == "there is no such question here; did it mean “virtual-gp”?");
}

TEST_CASE("a code from before a lever went, or a range shrank, shows what is left of it") {
    Shared state = linked_example();
    state.changed["settlement.gone"] = 1;
    state.shared["choice.wait"] = 400;
    state.weeks = 99'999;
    const Asked asked = read(encode_share(state));
    CHECK(asked.unreadable == "");
    CHECK(asked.state.changed == linked_example().changed);
    CHECK(asked.state.shared.empty());
    CHECK(asked.state.weeks == 0);
    CHECK(asked.state.seed == 3);
    REQUIRE(asked.left_out.size() == 3);
    CHECK(asked.left_out[0].asked == "choice.wait=400");
    CHECK(asked.left_out[1].asked == "settlement.gone=1");
    CHECK(asked.left_out[2].asked == "weeks=99999");
}

TEST_CASE("a code that cannot be read says why") {
    const std::string code = encode_share(linked_example());
    CHECK(read(code.substr(0, code.size() - 5)).unreadable == "the link has been cut off");
    CHECK(read("this-is-no-link").unreadable != "");
    CHECK(read("%").asks);
    CHECK(read("%").unreadable != "");
    CHECK_FALSE(read("").asks);
    CHECK_FALSE(read("%20.").asks);
    CHECK(read(std::string(longest_link + 1, 'a')).unreadable == "it is too long");
}

TEST_CASE("nothing that cannot be seen, or that turns the writing, reaches a sentence") {
    const Asked asked =
        read("settlement.lag%E2%80%AE_weeks%07=%1B[31m\xFF" + std::string(500, 'x'));
    REQUIRE(asked.left_out.size() == 1);
    const std::string& told = asked.left_out[0].asked;
    CHECK(told.find('\x1B') == std::string::npos);
    CHECK(told.find('\x07') == std::string::npos);
    CHECK(told.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(told.find('\xFF') == std::string::npos);
    CHECK(told.size() < 70);
}

TEST_CASE("rooms and labs: what is behind the lab's own address is read as well") {
    CHECK(read("scenario=peeking&trial=n1--s5").state.view == "room=trial;trial=n1--s5");
    CHECK(read("scenario=peeking&trial=").state.view == "room=trial");
    CHECK(read("scenario=peeking&room=explore&trial=n1").state.view == "room=explore;trial=n1");
    const std::string lab = "f.per-head.t.england-icb_2ecsv.l.growth.0_2e05";
    CHECK(read(lab).state.view == "room=funding;funding=" + lab);
    CHECK(read(lab + ".").state.view == "room=funding;funding=" + lab);
    CHECK(read("funding=" + lab + ")").state.view == "room=funding;funding=" + lab);
    CHECK(part_of_view("room=trial;trial=n1;side=both", "trial") == "n1");
    CHECK(part_of_view("room=trial", "trial") == "");
}

TEST_CASE("a number that begins with a point keeps it") {
    CHECK(read("choice.wait=.5").state.shared.at("choice.wait") == 0.5);
    CHECK(read("choice.wait=(.5)").state.shared.at("choice.wait") == 0.5);
}

TEST_CASE("of any bytes: nothing is shown that a setting may not be, and nothing crashes") {
    const std::string letters =
        "scenario=virtual-gp&settlement.lag_weeks%3D&.;#\xC2\xAD\xFF+-_eE059";
    for (std::uint32_t i = 0; i < 6'000; ++i) {
        std::string text;
        const auto length = draw(1, i, 0, Purpose::test)[0] % 40;
        for (std::uint32_t k = 0; k < length; ++k)
            text += letters[draw(1, i, k + 1, Purpose::test)[0] % letters.size()];
        const Asked asked = read(text);
        for (const auto* values : {&asked.state.shared, &asked.state.changed})
            for (const auto& [key, value] : *values) {
                const auto* field = find_field(key);
                REQUIRE(field != nullptr);
                REQUIRE(allowed(*field, value));
            }
    }
}

} // namespace folkmoot
