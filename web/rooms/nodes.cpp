#include "rooms/nodes.hpp"

#include <utility>

namespace folkmoot::sheet {

Node heading(std::string key, std::uint8_t level, std::string words) {
    Node node(Kind::heading, std::move(key), std::move(words));
    node.level = level;
    return node;
}

Node text(std::string key, std::string words, Tone tone) {
    Node node(Kind::text, std::move(key), std::move(words));
    node.tone = tone;
    return node;
}

Node button(std::string key, std::string words, std::string help) {
    return {Kind::button, std::move(key), std::move(words), std::move(help)};
}

Node group(std::string key, std::string words) {
    return {Kind::group, std::move(key), std::move(words)};
}

Node link(std::string key, std::string words, std::string href) {
    Node node(Kind::link, std::move(key), std::move(words));
    node.href = std::move(href);
    return node;
}

Node disclosure(std::string key, std::string words, bool open) {
    Node node(Kind::disclosure, std::move(key), std::move(words));
    node.open = open;
    return node;
}

Node choice(std::string key, std::string words, std::string value, std::vector<Option> options) {
    Node node(Kind::choice, std::move(key), std::move(words));
    for (const auto& option : options) {
        if (option.key == value) node.value_words = option.words;
    }
    node.value = std::move(value);
    node.options = std::move(options);
    return node;
}

Node number(std::string key, std::string words, double value, double low, double high,
            double step) {
    Node node(Kind::number, std::move(key), std::move(words));
    node.value = value;
    node.low = low;
    node.high = high;
    node.step = step;
    return node;
}

Node list(const std::string& key, const std::vector<std::string>& lines) {
    Node node(Kind::list, key);
    for (std::size_t i = 0; i < lines.size(); ++i)
        node.add(text(key + ":" + std::to_string(i), lines[i]));
    return node;
}

} // namespace folkmoot::sheet
