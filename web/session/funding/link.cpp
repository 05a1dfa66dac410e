/// How the funding lab is kept in links, and what of a link it cannot show.

#include "session/event_json.hpp"
#include "session/funding/desk.hpp"
#include "session/shortest.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>
#include <optional>
#include <utility>

namespace folkmoot::session {
namespace {

/// False if there is no such name.
template <class E, std::size_t n>
bool read_name(std::string_view value, const std::array<std::string_view, n>& names, E& into) {
    const auto found = std::find(names.begin(), names.end(), value);
    if (found == names.end()) return false;
    into = static_cast<E>(found - names.begin());
    return true;
}

template <class E, std::size_t n>
std::string name_of(E value, const std::array<std::string_view, n>& names) {
    return std::string(names[static_cast<std::size_t>(value)]);
}

constexpr std::string_view hex = "0123456789abcdef";

/// Letters, digits and hyphens stand for themselves; every other byte is "_" and two hexadecimal
/// digits.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        const bool plain =
            (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u == '-';
        if (plain)
            out += c;
        else
            out += {'_', hex[u >> 4], hex[u & 15]};
    }
    return out;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_' || i + 2 >= text.size()) {
            out += text[i];
            continue;
        }
        const auto high = hex.find(text[i + 1]), low = hex.find(text[i + 2]);
        if (high == hex.npos || low == hex.npos) continue;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::string number(double value) { return shortest(value); }

std::optional<double> number_in(const std::string& text) {
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || end != text.c_str() + text.size() || !(value > -1e15 && value < 1e15))
        return std::nullopt;
    return value;
}

/// A part of a code: what kind, its value, and of a lever how far it is moved.
struct LinkedPart {
    std::string kind, value, amount;
    bool whole = false; ///< false: the link was cut off in it
};

/// The parts of a code. A kind that is not known takes a value with it, like all others.
std::vector<LinkedPart> parts_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = text.find('.');
        words.push_back(unescaped(text.substr(0, end)));
        text = end == text.npos ? std::string_view{} : text.substr(end + 1);
    }
    std::vector<LinkedPart> parts;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t size = words[i] == "l" ? 3 : 2;
        LinkedPart part{words[i], i + 1 < words.size() ? words[i + 1] : "",
                        size == 3 && i + 2 < words.size() ? words[i + 2] : "",
                        i + size <= words.size()};
        parts.push_back(std::move(part));
        i += size;
    }
    return parts;
}

std::string_view funding_kind_words(std::string_view kind) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> all{
        {{"f", "formula"},
         {"o", "other formula"},
         {"t", "table"},
         {"a", "compared with"},
         {"p", "place"},
         {"d", "tab"},
         {"v", "view"},
         {"l", "lever"}}};
    for (const auto& [known, words] : all) {
        if (known == kind) return words;
    }
    return {};
}

std::string asked_lever(std::string_view name, std::string_view amount) {
    return seen_of(name) + "=" + seen_of(amount);
}

} // namespace

std::string FundingDesk::write() const {
    std::string text;
    const auto add = [&](std::string_view kind, std::string_view value) {
        if (!text.empty()) text += '.';
        text += kind;
        text += '.';
        text += escaped(value);
    };
    if (formula_.empty()) return text;
    add("f", formula_);
    if (!table_.empty()) add("t", table_);
    if (against_ != message::Against::today) add("a", name_of(against_, against_names));
    if (against_ == message::Against::formula) add("o", other_);
    if (!place_id_.empty() && !own_table()) add("p", place_id_);
    if (tab_ != FundingTab::who) add("d", name_of(tab_, funding_tab_names));
    if (places_tab_ != PlacesTab::table) add("v", name_of(places_tab_, places_tab_names));
    for (const auto& [key, value] : levers_) {
        add("l", key);
        text += '.' + escaped(number(value));
    }
    return text;
}

bool FundingDesk::offers(const std::string& name) const {
    return cards_.empty() || std::any_of(cards_.begin(), cards_.end(),
                                         [&](const auto& card) { return card.name == name; });
}

/// Takes up one part of a code; says why it cannot, or "".
std::string FundingDesk::read_part(std::string_view kind, const std::string& value) {
    if (kind == "f") {
        if (!offers(value)) return "there is no such formula here";
        if (value != formula_) edited_formula_.reset();
        formula_ = value;
    } else if (kind == "o") {
        if (!offers(value)) return "there is no such formula here";
        other_ = value;
    } else if (kind == "t") {
        const bool offered = std::find(tables_.begin(), tables_.end(), value) != tables_.end();
        if (!(offered || tables_.empty()) || value.find('/') != value.npos)
            return "there is no such table here";
        table_ = value;
    } else if (kind == "p") {
        place_id_ = value;
    } else if (kind == "a") {
        if (!read_name(value, against_names, against_))
            return "it may only be today, formula or target";
    } else if (kind == "d") {
        if (!read_name(value, funding_tab_names, tab_)) return "there is no such tab here";
    } else if (kind == "v") {
        if (!read_name(value, places_tab_names, places_tab_)) return "there is no such view here";
    } else {
        return "this page does not know such a thing";
    }
    return {};
}

void FundingDesk::read(std::string_view text) {
    const auto parts = parts_of(text);
    if (parts.empty()) return;
    levers_.clear();
    table_.clear();
    place_id_.clear();
    against_ = message::Against::today;
    left_out_.clear();
    // The formula first: what else can be shown depends on it.
    for (const bool formula : {true, false}) {
        for (const auto& part : parts) {
            if ((part.kind == "f") != formula) continue;
            std::string why = part.whole ? "" : "the link has been cut off here";
            const bool lever = part.kind == "l";
            if (part.whole && lever) {
                if (const auto amount = number_in(part.amount))
                    levers_[part.value] = *amount;
                else
                    why = "that is not a number";
            } else if (part.whole) {
                why = read_part(part.kind, part.value);
            }
            if (why.empty()) continue;
            const auto words = funding_kind_words(part.kind);
            left_out_.push_back({lever && part.whole ? asked_lever(part.value, part.amount)
                                 : words.empty()     ? seen_of(part.kind + " " + part.value)
                                                 : std::string(words) + " " + seen_of(part.value),
                                 why});
        }
    }
    if (against_ == message::Against::formula && other_.empty()) against_ = message::Against::today;
    judge_levers_ = !levers_.empty();
    judge_place_ = !place_id_.empty();
    judge_link();
    changed_ = true;
}

/// What of a link can only be judged by files that come later: the formula's levers, the table's
/// places. Until then nothing is asked that they would make unsound.
void FundingDesk::judge_link() {
    const auto there = [&](const std::string& path) {
        const auto found = files_.find(path);
        return found == files_.end() ? std::string_view{} : std::string_view(found->second);
    };
    if (const auto text = edited_formula_ ? *edited_formula_ : there(formula_ + ".json");
        judge_levers_ && !text.empty()) {
        judge_levers_ = false;
        judge_levers(text);
    }
    if (const auto text = there("tables/" + table()); judge_place_ && !text.empty()) {
        judge_place_ = false;
        if (text.find(place_id_) == text.npos) {
            left_out_.push_back(
                {"place " + seen_of(place_id_), "there is no such place in the table"});
            place_id_.clear();
        }
    }
}

void FundingDesk::judge_levers(std::string_view formula) {
    struct Bounds {
        std::string name;
        double low, high;
    };
    std::vector<Bounds> known;
    try {
        const auto file = EventJson::read(formula);
        for (const auto& lever : file.at("levers").items())
            known.push_back(
                {lever.at("name").text(), lever.at("low").number(), lever.at("high").number()});
    } catch (const std::exception&) {
        return; // what is wrong with it is said when it is worked out
    }
    for (auto it = levers_.begin(); it != levers_.end();) {
        const auto lever = std::find_if(known.begin(), known.end(),
                                        [&](const auto& each) { return each.name == it->first; });
        std::string why = "the formula has no such lever";
        if (lever != known.end())
            why = it->second >= lever->low && it->second <= lever->high
                      ? ""
                      : only_from(lever->low, lever->high);
        if (why.empty()) {
            ++it;
            continue;
        }
        left_out_.push_back({asked_lever(it->first, number(it->second)), std::move(why)});
        it = levers_.erase(it);
    }
}

} // namespace folkmoot::session
