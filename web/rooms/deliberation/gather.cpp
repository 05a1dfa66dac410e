/// Step 2: one's own ballot handed on, and those of others collected.

#include "rooms/deliberation/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/deliberation/question.hpp"

#include <utility>

namespace folkmoot::rooms {
namespace {

using session::DeliberationDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// A text that can be selected, and is not changed.
Node shown_code(std::string key, std::string words, std::string value) {
    Node node(Kind::text_field, std::move(key), std::move(words));
    node.value = std::move(value);
    node.disabled = true;
    return node;
}

void add_own_ballot(Node& part, const DeliberationDesk& desk, sheet::QrKept& codes) {
    part.add(part_heading("own", "Hand your ballot on"));
    for (std::size_t i = 0; i < desk.code_problems().size(); ++i) {
        auto& notice = part.add({Kind::notice, "deliberate:code-problem:" + std::to_string(i),
                                 desk.code_problems()[i].text});
        notice.tone = Tone::problem;
        notice.live = true;
    }
    if (!desk.said()) {
        part.add(quiet_text("deliberate:no-ballot",
                            "You have not said anything yet. Answer something in step 1; your "
                            "ballot is made as you go."));
        return;
    }
    const auto link = desk.ballot_link();
    const bool made = !desk.code().empty();
    if (made) {
        const auto& shown = link.empty() ? desk.code() : link;
        part.add(sheet::qr("deliberate:ballot-qr", "Your ballot as a QR code", shown,
                           "Let whoever collects ballots scan it.", codes));
        part.add(shown_code("deliberate:ballot-code",
                            link.empty() ? "Your ballot as a code" : "Your ballot as a link",
                            shown));
    } else if (desk.code_problems().empty()) {
        part.add(quiet_text("deliberate:making", "Making your ballot’s code…")).busy = true;
    }
    auto& actions = part.add(sheet::group("deliberate:own-actions"));
    actions
        .add(sheet::button("deliberate:copy-ballot",
                           link.empty() ? "Copy the code" : "Copy the link"))
        .disabled = !made;
    actions.add(sheet::button("deliberate:save-ballot", "Save it as a file")).disabled = !made;
    if (!desk.own_added())
        actions.add(sheet::button("deliberate:add-own", "Count it on this device"));
    actions.add(sheet::button("deliberate:new", "Start a ballot for the next person",
                              "Hand this one on or count it first: the form is emptied."));
    if (desk.own_added())
        part.add(
            quiet_text("deliberate:own-counts",
                       "Your ballot is counted on this device, and again whenever you change it."));
}

void add_invitation(Node& part, const DeliberationDesk& desk, sheet::QrKept& codes) {
    const auto link = desk.invitation();
    if (!desk.reachable())
        part.add(quiet_text("deliberate:invite-own",
                            "This question is a file of your own, which no QR code can hold. Give "
                            "others its link or its file first; ballots then travel as codes."));
    if (link.empty()) return;
    auto more = sheet::disclosure("deliberate:invite-part", "Invite others to this question");
    more.add(sheet::qr("deliberate:invite", "The way to this question as a QR code", link,
                       "Whoever scans it opens this page on their own phone.", codes));
    more.add(shown_code("deliberate:invite-link", "The way to this question as a link", link));
    more.add(sheet::button("deliberate:copy-invite", "Copy the link"));
    part.add(std::move(more));
}

void add_left_out_list(Node& part, const DeliberationDesk& desk) {
    const auto& list = desk.left_out();
    if (list.empty()) return;
    constexpr std::size_t most_shown = 20;
    Node notice(Kind::notice, "deliberate:bad",
                list.size() == 1 ? "One thing was left out"
                                 : std::to_string(list.size()) + " things were left out");
    notice.tone = Tone::problem;
    notice.live = true;
    std::vector<std::string> lines;
    for (const auto& [where, text] : list) {
        if (lines.size() == most_shown) {
            lines.push_back("And " + std::to_string(list.size() - most_shown) + " more.");
            break;
        }
        lines.push_back(where.empty() ? text : where + ": " + text);
    }
    notice.add(sheet::list("deliberate:bad-list", lines));
    notice.add(sheet::button("deliberate:bad-close", "Close"));
    part.add(std::move(notice));
}

std::string count_words(std::size_t people) {
    if (people == 0) return "No ballot has been gathered on this device yet.";
    return people == 1 ? "The ballot of 1 person is gathered on this device."
                       : "The ballots of " + session::people_words(people) +
                             " are gathered on this device.";
}

void add_collecting(Node& part, const DeliberationDesk& desk) {
    part.add(part_heading("collect", "Collect ballots"));
    const auto people = desk.gathered().size();
    Node count(Kind::sentence, "deliberate:count", count_words(people));
    count.live = true;
    count.busy = desk.counting();
    part.add(std::move(count));
    Node paste(Kind::text_field, "deliberate:paste", "Paste codes or links, one a line",
               "A ballot that comes twice counts once; of two by the same person the later one.");
    paste.value = std::string();
    paste.lines = 4;
    part.add(std::move(paste));
    auto& actions = part.add(sheet::group("deliberate:collect-actions"));
    Node files(Kind::file, "deliberate:files", "Open files",
               "Ballots or a saved session; the files of a Polis conversation together; or the "
               "file of a participatory budget (.pb). They are read on this device.");
    files.value = std::string("deliberation");
    actions.add(std::move(files));
    const bool budget =
        desk.found() != nullptr && desk.found()->of == message::Deliberated::Of::budget;
    if (!budget)
        actions.add(
            sheet::button("deliberate:wall-show", "Show on a wall",
                          "For a projector, in large type: the question, the way to it as a "
                          "QR code, the count, the map of opinions, and what all share."));
    if (desk.camera()) actions.add(sheet::button("deliberate:camera", "Scan with the camera"));
    if (!desk.taken().empty()) {
        auto& taken = part.add(sheet::text("deliberate:taken", desk.taken()));
        taken.live = true;
    }
    add_left_out_list(part, desk);
    for (std::size_t i = 0; i < desk.problems().size(); ++i)
        part.add({Kind::notice, "deliberate:problem:" + std::to_string(i), desk.problems()[i].text})
            .tone = Tone::problem;
    if (people == 0) return;
    auto& keep = part.add(sheet::group("deliberate:keep-actions"));
    keep.add(sheet::button("deliberate:save-session", "Save the session as a file",
                           "All that is gathered, to be opened here again, on another device, or "
                           "by the command folkmoot deliberate."));
    keep.add(sheet::button("deliberate:forget", "Forget what is gathered",
                           "It leaves this device. Save it first if it is still needed."));
}

} // namespace

Node deliberate_gather(const DeliberationDesk& desk, sheet::QrKept& codes) {
    auto part = sheet::group("deliberate:gather");
    part.add(step_heading("gather", "2. Gather ballots"));
    add_own_ballot(part, desk, codes);
    add_invitation(part, desk, codes);
    add_collecting(part, desk);
    return part;
}

} // namespace folkmoot::rooms
