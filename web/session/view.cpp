#include "session/view.hpp"

#include <charconv>
#include <cstddef>

namespace folkmoot::session {
namespace {

template <class E, std::size_t n>
void read_word(std::string_view value, const std::array<std::string_view, n>& names, E& into) {
    for (std::size_t i = 0; i < n; ++i) {
        if (names[i] == value) into = static_cast<E>(i);
    }
}

template <class E, std::size_t n>
std::string word_of(E value, const std::array<std::string_view, n>& names) {
    return std::string(names[static_cast<std::size_t>(value)]);
}

void read_count(std::string_view value, std::uint32_t& into) {
    std::uint32_t count = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), count);
    if (read.ec == std::errc{}) into = count;
}

void read_place(std::string_view value, std::optional<std::uint32_t>& into) {
    constexpr std::uint32_t none = UINT32_MAX;
    std::uint32_t place = none;
    read_count(value, place);
    if (place != none) into = place;
}

}  // namespace

std::string write_view(const View& view) {
    auto text =
        "room=" + word_of(view.room, room_names) + ";side=" + word_of(view.side, side_names);
    if (!view.colouring.empty()) text += ";colour=" + view.colouring;
    if (view.week != UINT32_MAX) text += ";week=" + std::to_string(view.week);
    if (view.runs != 0) text += ";runs=" + std::to_string(view.runs);
    if (view.person) text += ";person=" + std::to_string(*view.person);
    if (!view.like.anybody()) text += ";like=" + write_likeness(view.like);
    if (view.all_policies) text += ";policies=all";
    if (view.tour) text += ";tour=" + std::to_string(*view.tour);
    if (!view.guesses.empty()) text += ";guesses=" + view.guesses;
    for (const Pin& pin : view.pins) text += ";pin=" + write_pin(pin);
    if (!view.funding.empty()) text += ";funding=" + view.funding;
    if (!view.trial.empty()) text += ";trial=" + view.trial;
    return text;
}

View read_view(std::string_view text) {
    View view;
    while (!text.empty()) {
        const auto end = text.find(';');
        const auto part = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        const auto equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        const auto name = part.substr(0, equals), value = part.substr(equals + 1);
        if (name == "room") read_word(value, room_names, view.room);
        if (name == "side") read_word(value, side_names, view.side);
        if (name == "colour") view.colouring = value;
        if (name == "funding") view.funding = value;
        if (name == "trial") view.trial = value;
        if (name == "person") read_place(value, view.person);
        if (name == "like") view.like = read_likeness(value);
        if (name == "tour") read_place(value, view.tour);
        if (name == "guesses") view.guesses = value;
        if (name == "policies") view.all_policies = value == "all";
        if (name == "pin") view.pins.push_back(read_pin(value));
        if (name == "week") read_count(value, view.week);
        if (name == "runs") read_count(value, view.runs);
    }
    return view;
}

}  // namespace folkmoot::session
