#include "rooms/qr.hpp"
#include "rooms/sheet_json.hpp"
#include "source_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

using namespace folkmoot;
using sheet::qr_modules;

namespace {

using Rows = std::vector<std::string>;

std::string ballot_link(std::size_t letters) {
    std::string link = "https://folkmoot.example/deliberate.html#ballot=";
    while (link.size() < letters) link += static_cast<char>('a' + (link.size() * 7) % 26);
    return link;
}

/// A reader of our own for the smallest codes with one block: what ISO/IEC 18004:2015 says, read
/// backwards. No mending of damage: what is drawn here is whole.
class SmallReader {
public:
    explicit SmallReader(const Rows& rows)
        : rows_(rows), size_(static_cast<int>(rows.size())), version_((size_ - 17) / 4) {}

    /// Level and mask, from the 15 bits beside the upper left finder; 8.9 and annex C.
    [[nodiscard]] unsigned format() const {
        unsigned bits = 0;
        for (int i = 0; i <= 5; ++i) bits |= at(8, i) << i;
        bits |= at(8, 7) << 6 | at(8, 8) << 7 | at(7, 8) << 8;
        for (int i = 9; i < 15; ++i) bits |= at(14 - i, 8) << i;
        return (bits ^ 0x5412U) >> 10;
    }

    /// The text of one segment of bytes; 7.4 and 7.7.
    [[nodiscard]] std::string text() const {
        const auto bits = codewords();
        std::size_t next = 0;
        const auto take = [&](int count) {
            unsigned value = 0;
            for (; count > 0; --count) value = value << 1 | bits.at(next++);
            return value;
        };
        REQUIRE(take(4) == 4); // bytes
        std::string text(take(8), ' ');
        for (auto& letter : text) letter = static_cast<char>(take(8));
        return text;
    }

private:
    [[nodiscard]] unsigned at(int x, int y) const {
        return rows_[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '1' ? 1 : 0;
    }
    [[nodiscard]] bool is_pattern(int x, int y) const {
        const int last = size_ - 1;
        if (x == 6 || y == 6) return true;
        if ((x <= 8 && y <= 8) || (x >= last - 7 && y <= 8) || (x <= 8 && y >= last - 7))
            return true;
        const int middle = last - 6; // the one alignment pattern of versions 2 to 6
        return version_ > 1 && std::abs(x - middle) <= 2 && std::abs(y - middle) <= 2;
    }
    [[nodiscard]] bool masked(int x, int y) const {
        switch (format() & 7U) {
        case 0:
            return (x + y) % 2 == 0;
        case 1:
            return y % 2 == 0;
        case 2:
            return x % 3 == 0;
        case 3:
            return (x + y) % 3 == 0;
        case 4:
            return (x / 3 + y / 2) % 2 == 0;
        case 5:
            return x * y % 2 + x * y % 3 == 0;
        case 6:
            return (x * y % 2 + x * y % 3) % 2 == 0;
        default:
            return ((x + y) % 2 + x * y % 3) % 2 == 0;
        }
    }
    /// Up and down in columns of two, from the lower right.
    [[nodiscard]] std::vector<unsigned> codewords() const {
        std::vector<unsigned> bits;
        bool up = true;
        for (int right = size_ - 1; right > 0; right -= 2, up = !up) {
            if (right == 6) --right;
            for (int step = 0; step < size_; ++step) {
                const int y = up ? size_ - 1 - step : step;
                for (const int x : {right, right - 1}) {
                    if (!is_pattern(x, y)) bits.push_back(at(x, y) ^ (masked(x, y) ? 1U : 0U));
                }
            }
        }
        return bits;
    }

    const Rows& rows_;
    int size_, version_;
};

} // namespace

TEST_CASE("a QR code is read back as what it says, by the letter of the standard") {
    for (const std::string text : {"folkmoot", "ballot é ü", "a", "https://a.example/#b=1"}) {
        CAPTURE(text);
        const auto rows = qr_modules(text);
        REQUIRE(rows.size() >= 21);
        REQUIRE(rows.size() <= 29);
        for (const auto& row : rows) CHECK(row.size() == rows.size());
        const SmallReader reader(rows);
        CHECK(reader.text() == text);
        // Level M or better: 00, 11 (Q), 10 (H); never 01 (L).
        CHECK((reader.format() >> 3) != 1);
    }
}

TEST_CASE("what QR codes are drawn is what other readers were shown") {
    // tests/web reads each of these with a reader that others wrote.
    std::ifstream file(source_folder() / "tests/rooms/qr_codes.json");
    const auto codes = nlohmann::json::parse(file);
    REQUIRE(codes.size() >= 4);
    for (const auto& code : codes) {
        const auto text = code.at("text").get<std::string>();
        CAPTURE(text);
        CHECK(qr_modules(text) == code.at("modules").get<Rows>());
    }
}

TEST_CASE("a text has a QR code up to what the standard holds, and no further") {
    // Version 40, level L: 2,953 bytes, 4,296 capitals. Source: ISO/IEC 18004:2015, table 7.
    CHECK(qr_modules(std::string(2953, 'x')).size() == 177);
    CHECK(qr_modules(std::string(2954, 'x')).empty());
    CHECK(qr_modules(std::string(4296, 'X')).size() == 177);
    CHECK(qr_modules(std::string(4297, 'X')).empty());
    CHECK(qr_modules(std::string(100'000, 'x')).empty());
    CHECK(qr_modules(std::string(2953, '\0')).size() == 177);
    CHECK(qr_modules(std::string(2954, '\0')).empty());
    CHECK_FALSE(qr_modules("").empty());
    CHECK(qr_modules(ballot_link(1000)).size() > qr_modules(ballot_link(120)).size());
}

TEST_CASE("a node shows a text as a QR code, or says that it is too long") {
    sheet::QrKept kept;
    const auto node = sheet::qr("room:invite", "The link", "https://a.example/", "Scan it.", kept);
    CHECK(node.invalid.empty());
    CHECK(std::get<std::string>(node.value) == "https://a.example/");
    CHECK(node.modules == qr_modules("https://a.example/"));
    // What is kept is made anew once the text is another.
    CHECK(sheet::qr("room:invite", "", "https://b.example/", "", kept).modules ==
          qr_modules("https://b.example/"));
    CHECK(sheet::qr("room:other", "", "https://a.example/", "", kept).modules == node.modules);
    const auto long_one = sheet::qr("room:invite", "", std::string(5000, 'x'), "", kept);
    CHECK(long_one.modules.empty());
    CHECK(long_one.invalid == "Too long for a QR code: use the link or the file.");

    const auto json = nlohmann::json::parse(sheet::to_json(node));
    CHECK(json.at("kind") == "qr");
    CHECK(json.at("value") == "https://a.example/");
    CHECK(json.at("modules").get<Rows>() == node.modules);
}

TEST_CASE("cards and maps of opinions reach the page as they are") {
    sheet::Node card(sheet::Kind::card, "room:card", "Statement 1 of 2");
    card.options = {{"room:agree", "a", "right"}};
    CHECK(nlohmann::json::parse(sheet::to_json(card)) ==
          nlohmann::json::parse(R"({"kind": "card", "key": "room:card", "words": "Statement 1 of 2",
              "options": [{"key": "room:agree", "words": "a", "help": "right"}]})"));
    sheet::Node map(sheet::Kind::chart, "room:map");
    map.chart.emplace();
    map.chart->look = "opinions";
    map.chart->series.push_back({"0", "Group A, 3 people", {1, 2, 1.23456789}});
    map.chart->series[0].at = {0, -0.5, 2};
    map.chart->series[0].around = {2, 0, 1};
    map.chart->chosen = "group:0";
    const auto json = nlohmann::json::parse(sheet::to_json(map));
    CHECK(json.at("chosen") == "group:0");
    CHECK(json.at("series").at(0).at("values") == nlohmann::json::parse("[1, 2, 1.2346]"));
    CHECK(json.at("series").at(0).at("at") == nlohmann::json::parse("[0, -0.5, 2]"));
    CHECK(json.at("series").at(0).at("around") == nlohmann::json::parse("[2, 0, 1]"));
}
