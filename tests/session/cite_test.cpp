#include "driven_desk.hpp"

#include "session/cite.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace folkmoot;
using session::CitationStyle;

TEST_CASE("a result is cited with its question, version, scenario, fingerprint, day and link") {
    fake::Desk desk;
    CHECK(session::citation(desk.session, CitationStyle::apa).empty());
    desk.session.cite("");
    desk.open();
    desk.settle();
    CHECK(desk.last_action("copy-citation") == nullptr);

    const auto& scenario = *desk.session.scenario();
    std::string fingerprint;
    for (const auto style : {CitationStyle::apa, CitationStyle::bibtex}) {
        desk.session.cite(session::citation(desk.session, style));
        desk.settle();
        const auto* action = desk.last_action("copy-citation");
        REQUIRE(action != nullptr);
        const auto end = action->text.find('\n');
        REQUIRE(end != std::string::npos);
        const auto code = action->text.substr(0, end);
        const auto text = session::cited(action->text.substr(end + 1), "https://a.example/#" + code,
                                         "2031-02-03");
        for (const auto& part :
             {scenario.title, scenario.policies[1].label, scenario.policies[0].label,
              std::string("Folkmoot 0."), std::string("seed 1"), std::string("2031-02-03"),
              "https://a.example/#" + code})
            CHECK_MESSAGE(text.find(part) != std::string::npos, part << " in " << text);
        CHECK(text.find('<') == std::string::npos);
    }
    const auto apa = session::citation(desk.session, CitationStyle::apa);
    CHECK(apa.starts_with("Folkmoot contributors. (<year>). " + scenario.title));
    CHECK(apa.ends_with("Retrieved <day>, from <link>"));
    CHECK(session::citation(desk.session, CitationStyle::bibtex).starts_with("@misc{folkmoot-"));
}

TEST_CASE("what TeX would read as an order is written out, and braces close") {
    CHECK(session::tex_text("50 % & more_#1 {x} \\y ~ ^") ==
          "50 \\% \\& more\\_\\#1 \\{x\\} \\textbackslash{}y \\textasciitilde{} "
          "\\textasciicircum{}");
    CHECK(session::tex_key("50 % of_x-1") == "50---of-x-1");
    fake::Desk desk;
    desk.open();
    desk.settle();
    const auto entry = session::citation(desk.session, CitationStyle::bibtex);
    INFO(entry);
    int open = 0;
    for (std::size_t at = 0; at < entry.size(); ++at) {
        if (at > 0 && entry[at - 1] == '\\') continue;
        open += entry[at] == '{' ? 1 : entry[at] == '}' ? -1 : 0;
        CHECK(open >= 0);
    }
    CHECK(open == 0);
}
