/// What the nodes of the funding lab do.

#include "rooms/funding/funding.hpp"
#include "rooms/funding/parts.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using session::Session;
using sheet::Kind;

template <std::size_t n>
std::size_t funding_index(const std::array<std::string_view, n>& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// What stands behind a beginning; false if the key does not begin so.
bool funding_rest(std::string_view key, std::string_view beginning, std::string_view& rest) {
    if (!key.starts_with(beginning)) return false;
    rest = key.substr(beginning.size());
    return true;
}

void save_formula(Session& session) {
    const auto& desk = session.funding();
    const auto words = desk.formula_text();
    const auto name = desk.edited_formula() ? desk.formula() + "-edited" : desk.formula();
    session.act("save-file", session::file_name(name, "json"), {words.begin(), words.end()});
}

void forget_edits(Session& session) {
    session.funding().drop_edits();
    session.act("forget-formula", "");
}

struct FundingPress {
    std::string_view key;
    void (*act)(Session&);
};

constexpr std::array funding_presses{
    FundingPress{"funding:print", [](Session& s) { s.open_paper(session::Paper::brief); }},
    FundingPress{"funding:put-away",
                 [](Session& s) {
                     s.funding().forget_own_table();
                     s.act("forget-table", "");
                 }},
    FundingPress{"funding:save-formula", save_formula},
    FundingPress{"funding:drop-edits", forget_edits},
    FundingPress{"funding:reset-levers", [](Session& s) { s.funding().reset_levers(); }},
    FundingPress{"funding:use-weights",
                 [](Session& s) {
                     // What is used replaces what was found: it is kept while it is read.
                     if (const auto* found = s.funding().backwards()) {
                         const auto levers = found->levers;
                         s.funding().use_levers(levers);
                     }
                 }},
    FundingPress{"funding:run", [](Session& s) { s.funding().run_future(); }},
    FundingPress{"funding:stop", [](Session& s) { s.funding().stop_future(); }},
};

bool press_funding(Session& session, std::string_view key) {
    for (const auto& press : funding_presses) {
        if (press.key != key) continue;
        press.act(session);
        return true;
    }
    std::string_view rest;
    if (funding_rest(key, "funding:reset:", rest)) {
        session.funding().reset(std::string(rest));
        return true;
    }
    if (funding_rest(key, "funding:open:", rest)) {
        session.load_scenario(std::string(rest));
        return true;
    }
    return funding_rest(key, funding_csv, rest) && save_funding(session, rest);
}

void choose_formula(Session& session, std::string_view name) {
    if (name.empty()) return; // the person's own version, which is open
    session.funding().choose_formula(std::string(name));
    session.act("forget-formula", "");
}

void choose_table(Session& session, std::string_view name) {
    if (name == "own") return; // it is open
    session.funding().choose_table(std::string(name));
    session.act("forget-table", "");
}

bool choose_funding(Session& session, std::string_view key, std::string_view value) {
    auto& desk = session.funding();
    std::string_view rest;
    if (key == "funding:which-formula")
        choose_formula(session, value);
    else if (key == "funding:which-table")
        choose_table(session, value);
    else if (key == "funding:against")
        desk.choose_against(
            static_cast<message::Against>(funding_index(session::against_names, value)));
    else if (key == "funding:other")
        desk.choose_other(std::string(value));
    else if (key == "funding:view")
        desk.show(static_cast<session::PlacesTab>(funding_index(session::places_tab_names, value)));
    else if (key == "funding:effect")
        desk.show(
            static_cast<session::FundingTab>(funding_index(session::funding_tab_names, value)));
    else if (key == "funding:filter")
        desk.filter(
            static_cast<session::PlaceFilter>(funding_index(session::place_filter_names, value)));
    else if (key == "funding:place")
        return desk.select_id(value);
    else if (funding_rest(key, "funding:question:", rest))
        desk.answer_table(std::string(rest), std::string(value));
    else if (funding_rest(key, "funding:column:", rest))
        desk.match(std::string(rest), std::string(value));
    else
        return false;
    return true;
}

bool slide_funding(FundingDesk& desk, std::string_view key, double value, bool held) {
    std::string_view lever;
    if (funding_rest(key, "funding:lever:", lever))
        desk.move(std::string(lever), value, held);
    else if (key == "funding:error-size")
        desk.set_error_size(value / 100, held);
    else if (key == "funding:largest-loss")
        desk.set_largest_loss(value / 100, held);
    else
        return false;
    return true;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

/// A person's own words are kept by the page for as long as it is open.
bool write_funding(Session& session, std::string_view key, std::string_view text) {
    auto& desk = session.funding();
    if (key == "funding:search") {
        desk.search(std::string(text));
    } else if (key == "funding:own-text") {
        if (is_blank(text)) return true;
        desk.take_own_table("pasted table", std::string(text));
        session.act("keep-table", "pasted table", {text.begin(), text.end()});
    } else if (key == "funding:formula-text") {
        if (is_blank(text)) {
            forget_edits(session);
            return true;
        }
        desk.edit_formula(std::string(text));
        session.act("keep-formula", std::string(text));
    } else {
        return false;
    }
    return true;
}

/// The place that a row, a bar or a circle stands for.
bool select_place(FundingDesk& desk, std::string_view key) {
    std::string_view id;
    return funding_rest(key, place_key, id) && desk.select_id(id);
}

bool use_list(FundingDesk& desk, std::string_view value) {
    std::string_view rest;
    if (value == "more") {
        desk.show_more_rows();
        return true;
    }
    if (funding_rest(value, "sort:", rest)) {
        desk.sort_by(
            static_cast<session::PlaceColumn>(funding_index(session::place_column_names, rest)));
        return true;
    }
    if (!funding_rest(value, "row:", rest) || !select_place(desk, rest)) return false;
    desk.show(session::FundingTab::place); // a row is pressed to see why
    return true;
}

} // namespace

bool use_funding(Session& session, const sheet::Node& node, std::string_view value, bool held) {
    auto& desk = session.funding();
    switch (node.kind) {
    case Kind::button:
        return press_funding(session, node.key);
    case Kind::choice:
        return choose_funding(session, node.key, value);
    case Kind::slider:
        return slide_funding(desk, node.key, std::strtod(std::string(value).c_str(), nullptr),
                             held);
    case Kind::text_field:
        return write_funding(session, node.key, value);
    case Kind::table:
        return use_list(desk, value);
    case Kind::chart:
    case Kind::map:
        return select_place(desk, value);
    default:
        return false;
    }
}

} // namespace folkmoot::rooms
