#include "scenario/link/share_code.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

namespace folkmoot {

namespace {

Shared good() {
    return {.scenario = "virtual-gp",
            .shared = {{"choice.wait", 0.4}},
            .reform = "follows",
            .changed = {{"settlement.rule", 1}},
            .view = ""};
}

std::string problems_with_link(const std::string& code) {
    return text_of(decode_share(code).problems());
}

template <class Changing> std::string problems_after(Changing change) {
    Shared state = good();
    change(state);
    return problems_with_link(encode_share(state));
}

} // namespace

TEST_CASE("a link that does not arrive whole is refused, and says in what way") {
    const std::string code = encode_share(good());
    REQUIRE(problems_with_link(code) == "");
    CHECK(problems_with_link("") == "link: the link is empty");
    CHECK(problems_with_link("#" + code) ==
          "link: a character that does not belong in a link; found '#' at position 1, "
          "allowed letters, digits, - and _");
    CHECK(problems_with_link(code.substr(0, 5) + " " + code.substr(5)) ==
          "link: a character that does not belong in a link; found byte 0x20 at position 6, "
          "allowed letters, digits, - and _");
    CHECK(problems_with_link(code.substr(0, 9) + "\xC3\xA9") ==
          "link: a character that does not belong in a link; found byte 0xC3 at position 10, "
          "allowed letters, digits, - and _");
    CHECK(problems_with_link(code + "=") ==
          "link: a character that does not belong in a link; found '=' at position " +
              std::to_string(code.size() + 1) + ", allowed letters, digits, - and _");
    CHECK(problems_with_link("A") == "link: the link has been cut off");
    CHECK(problems_with_link("AQ") == "link: the link has been cut off");
    CHECK(problems_with_link(code.substr(0, code.size() - 4)) == "link: the link has been cut off");
    CHECK(problems_with_link(code + "AAAA") == "link: the link has something after its end");
    CHECK(
        problems_with_link("Ag" + code.substr(2)) ==
        "link: the link is from another version of this page; found version 2, allowed version 1");
    std::string changed = code;
    changed[20] = changed[20] == 'A' ? 'B' : 'A';
    CHECK(problems_with_link(changed) ==
          "link: the link has been changed: its checksum does not fit");
    CHECK(problems_with_link(std::string(longest_share_code + 1, 'A')) ==
          "link: the link is too long; found 16,385 characters, allowed at most 16,384");
}

TEST_CASE("a link whose content makes no sense is refused") {
    CHECK(problems_with_link(seal_share("")) ==
          "link: the link is whole, but what it holds cannot be read");
    CHECK(problems_with_link(seal_share(std::string(40, '\xFF'))) ==
          "link: the link is whole, but what it holds cannot be read");
}

TEST_CASE("a link with settings that do not exist or may not be is refused, all at once") {
    CHECK(problems_after([](Shared& s) { s.changed = {{"choice.wiat", 1}}; }) ==
          "link.choice.wiat: no such setting; did you mean 'choice.wait'?");
    CHECK(problems_after([](Shared& s) { s.changed = {{"settlement.portability", 99}}; }) ==
          "link.settlement.portability: out of range; found 99, allowed 0 to 1");
    CHECK(problems_after([](Shared& s) { s.changed = {{"settlement.rule", 7}}; }) ==
          "link.settlement.rule: out of range; found 7, allowed none, follows or split");
    CHECK(problems_after([](Shared& s) {
              s.changed["settlement.portability"] = std::numeric_limits<double>::quiet_NaN();
          }) == "link.settlement.portability: out of range; found no number, allowed 0 to 1");
    CHECK(problems_after([](Shared& s) {
              s.changed["settlement.portability"] = std::numeric_limits<double>::infinity();
          }) == "link.settlement.portability: out of range; found no number, allowed 0 to 1");
    CHECK(problems_after([](Shared& s) { s.scenario = "../secret"; }) ==
          "link.scenario: not a name; allowed small letters, digits and hyphens");
    CHECK(problems_after([](Shared& s) { s.population = 5, s.weeks = 9'999; }) ==
          "link.population: out of range; found 5, allowed 100 to 100,000,000\n"
          "link.weeks: out of range; found 9,999, allowed 1 to 2,080");
    CHECK(problems_after([](Shared& s) { s.view = "\xFF"; }) == "link.view: not plain text");
}

} // namespace folkmoot
