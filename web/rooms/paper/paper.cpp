#include "rooms/paper/paper.hpp"

#include "rooms/explore/statement.hpp"
#include "rooms/nodes.hpp"
#include "rooms/paper/parts.hpp"

#include <array>
#include <string>

namespace folkmoot::rooms {
namespace {

using session::Paper;
using session::Session;
using sheet::Kind;
using sheet::Node;

struct Titled {
    Paper paper;
    std::string_view title, help;
};

constexpr std::array papers{
    Titled{Paper::brief, "Policy brief", "One page: the answer, who loses, and the doubts"},
    Titled{Paper::guide, "Teacher’s guide", "Aims, questions with their answers, a glossary"},
    Titled{Paper::worksheet, "Worksheet", "Two pages to write on"},
};

std::string name_of(Paper paper) {
    return std::string(session::paper_names[static_cast<std::size_t>(paper)]);
}

bool of_lab(const Session& session) {
    const auto room = session.view().room;
    return room == session::Room::funding || room == session::Room::trial ||
           room == session::Room::deliberate;
}

Node way_to_printer(bool there) {
    auto print = sheet::button("paper:print", "Print");
    print.disabled = !there;
    print.tone = sheet::Tone::strong;
    return print;
}

/// The brief of the lab on screen, below what prints it and leads back.
Node lab_paper(const Session& session, PaperKept& kept) {
    auto part = sheet::group("paper:all"), brief = sheet::group("paper:none");
    const auto room = session.view().room;
    const bool money = room == session::Room::funding, talk = room == session::Room::deliberate;
    const bool there = talk    ? add_deliberation_brief(brief, session, kept)
                       : money ? add_funding_brief(brief, session, kept)
                               : add_trial_brief(brief, session, kept);
    auto& tools = part.add(sheet::group("paper:tools"));
    tools.add(way_to_printer(there));
    tools.add(sheet::button("paper:back", talk ? "Back to the room" : "Back to the lab"));
    if (there) {
        for (auto& node : brief.children) part.add(std::move(node));
        return part;
    }
    part.add(sheet::heading("paper:question", 1, "Policy brief"));
    if (talk) {
        part.add(sheet::text("paper:wait", session.deliberation().counting()
                                               ? "The ballots are being counted…"
                                               : "There is nothing to print: no ballots are "
                                                 "gathered, and no conversation is open."));
        return part;
    }
    const auto& wrong = money ? session.funding().problems() : session.trial_lab().problems();
    part.add(sheet::text(
        "paper:wait", !wrong.empty() ? "There is nothing to print: something is wrong in the lab."
                                     : "The answer is being worked out…"));
    return part;
}

/// What stands above the paper on the screen, and is not printed.
Node tools(const Session& session) {
    auto part = sheet::group("paper:tools");
    std::vector<sheet::Option> options;
    for (const auto& each : papers)
        options.push_back({name_of(each.paper), std::string(each.title), std::string(each.help)});
    part.add(
        sheet::choice("paper:which", "Paper", name_of(session.paper().paper), std::move(options)));
    const bool there = session.scenario() != nullptr && session.shown() != nullptr;
    part.add(way_to_printer(there));
    part.add(sheet::button("paper:back", "Back to the screen"));
    const auto sure = certainty(session);
    if (there && !sure.words.empty()) {
        Node node(Kind::progress, "paper:certainty", sure.words);
        if (sure.share > 0) node.value = sure.share;
        part.add(std::move(node));
    }
    return part;
}

} // namespace

Node paper(const Session& session, PaperKept& kept) {
    if (of_lab(session)) return lab_paper(session, kept);
    auto part = sheet::group("paper:all");
    part.add(tools(session));
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return part;
    const auto* results = session.shown();
    if (results == nullptr || !results->main) {
        part.add(sheet::heading("paper:question", 1, scenario->question));
        part.add(sheet::text("paper:wait", sentence_shown(session)));
        return part;
    }
    kept.outcomes.renew(session);
    switch (session.paper().paper) {
    case Paper::none:
    case Paper::brief:
        add_brief(part, session, kept);
        break;
    case Paper::guide:
        add_guide(part, session, kept);
        break;
    case Paper::worksheet:
        add_worksheet(part, session, kept);
        break;
    }
    return part;
}

bool use_paper(Session& session, const Node& node, std::string_view value) {
    if (node.key == "paper:which") {
        auto page = session.paper();
        page.paper = session::paper_called(value);
        session.show_paper(std::move(page));
        return true;
    }
    if (node.key == "paper:print") {
        session.act("print-paper", "");
        return true;
    }
    if (node.key == "paper:back") {
        session.act("leave-paper", session.paper_code());
        return true;
    }
    return false;
}

} // namespace folkmoot::rooms
