#include "session/funding/command.hpp"

#include "session/shortest.hpp"

#include <algorithm>

namespace folkmoot::session {

std::string command_word(std::string_view text) {
    const auto plain = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') ||
               std::string_view("-_./=:,+").find(letter) != std::string_view::npos;
    };
    if (!text.empty() && std::ranges::all_of(text, plain)) return std::string(text);
    std::string word = "\"";
    for (const char letter : text) {
        if (std::string_view("\"\\$`").find(letter) != std::string_view::npos) word += '\\';
        word += letter;
    }
    return word + '"';
}

std::string own_formula_file(const FundingDesk& desk) { return desk.formula() + "-edited.json"; }

std::string own_table_file(const FundingDesk& desk) {
    const auto& file = desk.own().file;
    return file.find('.') == std::string::npos ? file + ".csv" : file;
}

std::string command_line(const FundingDesk& desk) {
    if (desk.formula().empty()) return {};
    std::string line =
        "folkmoot formula " + (desk.edited_formula() ? own_formula_file(desk) : desk.formula());
    const auto add = [&](std::string_view option, const std::string& value) {
        line.append(" --").append(option).append(" ").append(command_word(value));
    };
    const auto card = std::ranges::find(desk.cards(), desk.formula(), &FormulaCard::name);
    if (desk.own_table())
        add("table", own_table_file(desk));
    else if (card != desk.cards().end() && card->table != desk.table())
        add("table", "scenarios/formulas/tables/" + desk.table());
    for (const auto& [key, value] : desk.levers()) add("set", key + "=" + shortest(value));
    if (desk.own_table()) {
        for (const auto& [column, heading] : desk.own().columns)
            add("match", heading + "=" + column);
        for (const auto& [question, answer] : desk.own().answers)
            add("read", question + "=" + answer);
    }
    if (desk.against() == message::Against::target) add("against", "target");
    if (desk.against() == message::Against::formula) add("against", desk.other());
    return line;
}

} // namespace folkmoot::session
