#include "platform/files_native.hpp"

#include "core/hash.hpp"
#include "labs/funding/future.hpp"
#include "platform/core/messages.hpp"
#include "scenario/load.hpp"
#include "session/cite.hpp"

#include <SDL.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <sstream>

namespace folkmoot::platform {
namespace {

std::optional<std::string> read_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

void write_file(const std::string& name, std::string_view bytes) {
    std::ofstream(name, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    std::cout << "saved " << name << '\n';
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = ~0u;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
    }
    return ~crc;
}

std::string big_endian(std::uint32_t value) {
    std::string bytes;
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>((value >> shift) & 255);
    return bytes;
}

std::string chunk(const std::string& kind, const std::string& data) {
    const auto body = kind + data;
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(crc32(body));
}

}  // namespace

std::string encode_png(std::span<const std::uint8_t> pixels, int width, int height) {
    const auto row = static_cast<std::size_t>(width) * 4;
    std::string raw;
    std::uint32_t a = 1, b = 0;
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
        raw += '\0';  // filter: none
        raw.append(reinterpret_cast<const char*>(pixels.data()) + y * row, row);
    }
    for (const char c : raw) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    std::string zlib = "\x78\x01";
    constexpr std::size_t most = 65535;
    for (std::size_t at = 0; at < raw.size(); at += most) {
        const auto size = std::min(most, raw.size() - at);
        zlib += static_cast<char>(at + size == raw.size());
        for (const auto length : {size, size ^ 0xFFFF}) {
            zlib += static_cast<char>(length & 255);
            zlib += static_cast<char>((length >> 8) & 255);
        }
        zlib.append(raw, at, size);
    }
    zlib += big_endian((b << 16) | a);
    const auto header = big_endian(static_cast<std::uint32_t>(width)) +
                        big_endian(static_cast<std::uint32_t>(height)) +
                        std::string("\x08\x06\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + chunk("IDAT", zlib) + chunk("IEND", "");
}

std::optional<session::ScenarioFile> read_scenario(const std::string& path) {
    const auto text = read_text(path);
    if (!text) return std::nullopt;
    session::ScenarioFile file{std::filesystem::path(path).stem().string(), *text, {}};
    const auto data = std::filesystem::path(path).parent_path() / "data";
    if (std::filesystem::is_directory(data)) {
        for (const auto& entry : std::filesystem::directory_iterator(data)) {
            if (const auto part = read_text(entry.path())) {
                file.data[entry.path().filename().string()] = *part;
            }
        }
    }
    return file;
}

std::vector<session::ScenarioCard> list_scenarios(const std::string& folder) {
    std::vector<session::ScenarioCard> cards;
    if (!std::filesystem::is_directory(folder)) return cards;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        const auto file = read_scenario(entry.path().string());
        if (!file) continue;
        const auto json = nlohmann::json::parse(file->text, nullptr, false);
        if (!json.is_object() || !json.contains("question")) continue;
        // One that cannot be opened is in the list all the same: who chooses it is told why.
        const auto scenario = load_scenario(file->name, file->text, file->data);
        cards.push_back({file->name, json.value("title", ""), json.value("question", ""),
                         json.contains("trial"), scenario ? budgets_of(*scenario) : 0});
        if (!scenario) continue;
        const auto& card = scenario->chooser;
        auto& added = cards.back();
        added.lesson = is_lesson(*scenario);
        added.sentence = card.sentence;
        added.minutes = card.minutes;
        added.first = card.first;
        added.answered_by = card.answered_by;
        for (std::size_t i = 0; i < chooser_groups.size(); ++i) {
            if (chooser_groups[i].key != card.about) continue;
            added.about = chooser_groups[i].title;
            added.group = static_cast<std::uint32_t>(i + 1);
        }
    }
    std::sort(cards.begin(), cards.end(),
              [](const auto& a, const auto& b) { return a.name.size() < b.name.size(); });
    return cards;
}

void offer_formulas(session::Session& session, const std::string& folder) {
    std::vector<session::FormulaCard> cards;
    std::vector<std::string> tables;
    if (!std::filesystem::is_directory(folder + "/tables")) return;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        const auto json =
            nlohmann::json::parse(read_text(entry.path()).value_or(""), nullptr, false);
        if (!json.is_object() || !json.contains("steps")) continue;
        cards.push_back({entry.path().stem().string(), json.value("title", ""),
                         json.value("explanation", ""), json.value("table", "")});
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/tables")) {
        tables.push_back(entry.path().filename().string());
    }
    std::sort(cards.begin(), cards.end(),
              [](const auto& a, const auto& b) { return a.title < b.title; });
    std::sort(tables.begin(), tables.end());
    session.funding().set_cards(std::move(cards), std::move(tables));
}

void carry_out(session::Session& session, const session::Action& action,
               const std::string& scenarios) {
    if (action.name == "save-file") {
        write_file(action.text,
                   {reinterpret_cast<const char*>(action.bytes.data()), action.bytes.size()});
    } else if (action.name == "save-png") {
        std::istringstream words(action.text);
        std::string name;
        int width = 0, height = 0;
        words >> name >> width >> height;
        write_file(name, encode_png(action.bytes, width, height));
    } else if (action.name == "copy-link") {
        SDL_SetClipboardText(action.text.c_str());
        std::cout << "link: #" << action.text << '\n';
    } else if (action.name == "copy-citation") {
        const auto end = action.text.find('\n');
        const std::chrono::year_month_day today(
            std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
        char day[16];
        std::snprintf(day, sizeof day, "%04d-%02u-%02u", static_cast<int>(today.year()),
                      static_cast<unsigned>(today.month()), static_cast<unsigned>(today.day()));
        SDL_SetClipboardText(
            session::cited(action.text.substr(end + 1), "#" + action.text.substr(0, end), day)
                .c_str());
    } else if (action.name == "copy-text") {
        SDL_SetClipboardText(action.text.c_str());
    } else if (action.name == "ask-random") {
        std::random_device chance;
        const std::uint64_t high = chance(), low = chance();
        session.deliberation().take_random(to_hex((high << 32U) ^ low));
    } else if (action.name == "load-scenario") {
        if (auto file = read_scenario(scenarios + "/" + action.text + ".json")) {
            session.open(std::move(*file));
        } else {
            session.report(action.text, "There is no such scenario in " + scenarios + ".");
        }
    } else if (action.name == "load-formula") {
        session.funding().take_file(action.text,
                                    read_text(scenarios + "/formulas/" + action.text).value_or(""));
    } else if (action.name == "failed") {
        std::cerr << action.text << '\n';
    }
}

} // namespace folkmoot::platform
