/// What the room answers, in a sentence; what it is about; what is wrong.

#include "core/hash.hpp"
#include "core/words/numbers.hpp"
#include "rooms/away/cite.hpp"
#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

std::string funding_sentence(const FundingDesk& desk) {
    if (const auto* answer = desk.answer()) return answer->sentence;
    return desk.problems().empty() ? "The formula is being worked out…"
                                   : "The formula cannot be worked out on this table.";
}

std::string status_of(const FundingDesk& desk) {
    const auto* answer = desk.answer();
    if (!desk.problems().empty())
        return std::string("This cannot be worked out yet: see what is wrong.") +
               (answer == nullptr ? "" : " The numbers are from before your change.");
    if (answer == nullptr) return "Working it out…";
    if (desk.stale()) return "Working it out again…";
    return "The result is ready. Its fingerprint is " + to_hex(answer->fingerprint) + ".";
}

/// What was left out of a person's table or guessed in it stands with the answer, too.
void add_first_notes(Node& into, const FundingDesk& desk) {
    constexpr std::size_t most = 2;
    auto notes = desk.own_notes();
    if (notes.empty()) return;
    const bool more = notes.size() > most;
    notes.resize(std::min(most, notes.size()));
    if (more) notes.emplace_back("More of this stands under “The table”.");
    into.add(sheet::list("funding:first-notes", notes));
}

/// A column that a person's own table has under another name, or not; "": all are found.
std::string column_not_found(const FundingDesk& desk) {
    if (!desk.own_table() || desk.own_look().headings.empty()) return {};
    constexpr std::string_view missing = "has no column '";
    for (const auto& problem : desk.problems()) {
        const auto at = problem.text.find(missing);
        if (at == std::string::npos) continue;
        const auto from = at + missing.size();
        return problem.text.substr(from, problem.text.find('\'', from) - from);
    }
    return {};
}

} // namespace

std::string funding_summary(const message::Funded& answer) {
    auto words = format_money(static_cast<double>(answer.total) / 100) + " for " +
                 format_number(static_cast<double>(answer.table.ids.size()), 0) + " places";
    if (const auto money = money_words(answer.formula); !money.empty()) words += ", " + money;
    return words + ".";
}

Node funding_result(const session::Session& session) {
    const auto& desk = session.funding();
    const auto* answer = desk.answer();
    auto part = sheet::group("funding:result", "What the formula does");
    if (desk.outdated())
        part.add(sheet::text("funding:before", "From before your change: something is wrong now.",
                             Tone::bad));
    Node sentence(Kind::sentence, "funding:sentence", funding_sentence(desk));
    sentence.live = true;
    sentence.busy = desk.stale() && desk.problems().empty();
    if (desk.outdated()) sentence.tone = Tone::quiet;
    part.add(std::move(sentence));
    if (answer != nullptr)
        part.add(sheet::text("funding:summary", funding_summary(*answer), Tone::quiet));
    part.add(sheet::text("funding:status", status_of(desk), Tone::quiet));
    add_first_notes(part, desk);
    if (desk.own_table() || desk.edited_formula())
        part.add(sheet::text("funding:private",
                             "Your own table or formula is not part of a link: it stays on this "
                             "computer.",
                             Tone::quiet));
    part.add(troubles("funding:problems", desk.problems()));
    if (const auto column = column_not_found(desk); !column.empty())
        part.add(sheet::link("funding:problems-columns", "Say which column of your table it is",
                             "#funding:column:" + column));
    if (answer != nullptr)
        part.add(sheet::button("funding:print", "Policy brief, one page")).disabled =
            desk.outdated();
    offer_citation(part, session);
    return part;
}

} // namespace folkmoot::rooms
