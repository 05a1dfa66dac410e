#include "session/beside/pins.hpp"

#include "session/shortest.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

namespace folkmoot::session {
namespace {

constexpr char part_mark = '~';

bool stands_for_itself(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.' ||
           c == ' ' || c == ',';
}

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string made;
    for (const char c : text) {
        if (stands_for_itself(c)) {
            made += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        made += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return made;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string unescaped(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size();
        const int high = escape ? hex_digit(text[i + 1]) : -1;
        const int low = escape ? hex_digit(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            made += text[i];
            continue;
        }
        made += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return made;
}

std::string_view next_part(std::string_view& text) {
    const auto end = text.find(part_mark);
    const auto part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return part;
}

} // namespace

message::Trial trial_of(const Pin& pin, const message::Trial& asked) {
    auto trial = asked;
    trial.reform = pin.reform;
    trial.changed = pin.changed;
    return trial;
}

std::string write_pin(const Pin& pin) {
    auto text = escaped(pin.name) + part_mark + escaped(pin.reform);
    for (const auto& [key, value] : pin.changed)
        text += part_mark + escaped(key) + part_mark + shortest(value);
    return text;
}

Pin read_pin(std::string_view text) {
    Pin pin;
    pin.name = unescaped(next_part(text));
    pin.reform = unescaped(next_part(text));
    while (!text.empty()) {
        auto key = unescaped(next_part(text));
        const std::string value(next_part(text));
        char* end = nullptr;
        const double number = std::strtod(value.c_str(), &end);
        if (value.empty() || end != value.c_str() + value.size() || !std::isfinite(number))
            continue;
        pin.changed[std::move(key)] = number;
    }
    return pin;
}

std::string usual_name(const message::Scenario& scenario, const message::Trial& trial) {
    const auto* policy = find_policy(scenario, trial.reform);
    const auto label = policy != nullptr ? policy->label : std::string("Reform");
    return with_moves(label, trial.changed.size());
}

std::vector<Pin> fitted_pins(const message::Scenario& scenario, const std::vector<Pin>& pins,
                             std::vector<std::string>& lost) {
    std::vector<Pin> kept;
    for (const Pin& pin : pins) {
        const bool known = find_policy(scenario, pin.reform) != nullptr;
        if (!known || kept.size() == most_pins) {
            lost.push_back(pin.name);
            continue;
        }
        message::Trial asked;
        asked.reform = pin.reform;
        asked.changed = pin.changed;
        Pin fit{pin.name, pin.reform, fitted(scenario, asked).changed};
        if (fit.changed != pin.changed) lost.push_back(pin.name);
        const bool twice = std::ranges::any_of(kept, [&](const Pin& each) {
            return each.reform == fit.reform && each.changed == fit.changed;
        });
        if (!twice) kept.push_back(std::move(fit));
    }
    return kept;
}

} // namespace folkmoot::session
