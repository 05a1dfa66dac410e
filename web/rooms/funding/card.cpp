/// What a saved picture says of the lab, beside its chart; papers say some of it too.

#include "rooms/away/card.hpp"
#include "core/hash.hpp"
#include "core/words/values.hpp"
#include "rooms/away/cite.hpp"
#include "rooms/away/words.hpp"
#include "rooms/funding/parts.hpp"
#include "session/funding/command.hpp"

namespace folkmoot::rooms {

std::string against_words(const message::Funded& answer) {
    return answer.other_name.empty() ? "before" : answer.other_name;
}

std::vector<std::string> formula_levers_moved(const message::FormulaFace& formula) {
    std::vector<std::string> moved;
    for (const auto& lever : formula.levers)
        if (lever.now != lever.usual)
            moved.push_back(lever.label + ": " + session::lever_words(lever, lever.now) +
                            " (usually " + session::lever_words(lever, lever.usual) + ")");
    return moved;
}

std::string own_files(const session::FundingDesk& desk, std::string_view what) {
    std::string files;
    if (desk.own_table()) files = "its maker’s own table, “" + desk.own().file + "”";
    if (desk.edited_formula())
        files += (files.empty() ? "" : ", and ") +
                 ("its maker’s own version of the formula, “" + session::own_formula_file(desk)) +
                 "”";
    return "No link leads to " + std::string(what) + ": it rests on " + files +
           ", which no link can hold. Who wants to check it needs that file.";
}

std::optional<session::Citable> funding_citable(const session::Session& session) {
    const auto& desk = session.funding();
    const auto* answer = desk.answer();
    // No link leads to what is in a file of one's own.
    if (answer == nullptr || desk.stale() || desk.outdated() || session.own_on_screen())
        return std::nullopt;
    return funding_reference(desk, *answer);
}

session::Citable funding_reference(const session::FundingDesk& desk,
                                   const message::Funded& answer) {
    const auto fingerprint = to_hex(answer.fingerprint);
    return {answer.formula.title + ", compared with " + against_words(answer) +
                (desk.levers().empty() ? "" : ", with levers moved"),
            "formula " + answer.formula.name + ", table " + desk.table() + ", fingerprint " +
                fingerprint,
            answer.formula.name + "-" + fingerprint.substr(0, 8)};
}

std::optional<CardWords> funding_card(const session::Session& session) {
    constexpr std::size_t room_for_moved = 220;
    const auto& desk = session.funding();
    const auto* answer = desk.answer();
    if (answer == nullptr || desk.stale() || desk.outdated()) return std::nullopt;
    CardWords words;
    words.about = answer->formula.title + ". " + funding_summary(*answer);
    words.lines.push_back("Compared with " + against_words(*answer) + ".");
    if (auto moved = listed("Moved here: ", formula_levers_moved(answer->formula), room_for_moved);
        !moved.empty())
        words.lines.push_back(std::move(moved));
    if (const auto* known = desk.robustness(); known != nullptr && !desk.robustness_stale())
        words.lines.push_back(known->sentence);
    for (const auto& whose : {answer->figures, listed("Sources: ", other_sources(*answer), 160)})
        if (!whose.empty()) words.made += whose + " ";
    words.made += "Fingerprint " + to_hex(answer->fingerprint) + ".";
    if (session.own_on_screen()) words.no_link = own_files(desk, "this picture");
    return words;
}

} // namespace folkmoot::rooms
