#include "cli/ensemble/finished_log.hpp"
#include "cli/files.hpp"
#include "core/hash.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>

using folkmoot::Problems;
using folkmoot::Result;
using folkmoot::cli::FinishedLog;

namespace {

/// A folder that is gone afterwards.
struct LogFolder {
    std::string path =
        (std::filesystem::temp_directory_path() /
         ("folkmoot-log-" +
          std::to_string(std::chrono::steady_clock::now().time_since_epoch().count())))
            .string();
    LogFolder() { std::filesystem::remove_all(path); }
    ~LogFolder() { std::filesystem::remove_all(path); }
    LogFolder(const LogFolder&) = delete;
    LogFolder& operator=(const LogFolder&) = delete;

    [[nodiscard]] std::string bytes() const {
        return *folkmoot::cli::read_file(path + "/finished.log");
    }
    void put(const std::string& text) const {
        (void)folkmoot::cli::make_folder(path);
        CHECK(folkmoot::cli::write_file(path + "/finished.log", text).empty());
    }
};

const std::string first_origin = R"({"engine":"1","scenario":"a","seed":7})";
using Records = std::map<std::uint32_t, std::string>;

Result<FinishedLog> opened(const LogFolder& folder, Records& found,
                           const std::string& origin = first_origin) {
    return FinishedLog::open(folder.path, origin,
                             [&](std::uint32_t number, std::string_view record) {
                                 found[number] = record;
                                 return record != "unreadable";
                             });
}

/// Why a folder is refused.
std::string refusal(const LogFolder& folder, const std::string& origin = first_origin) {
    Records none;
    const auto log = opened(folder, none, origin);
    return log ? "" : folkmoot::text_of(log.problems());
}

const Records three{{4, "four"}, {0, R"({"outcome":1.5})"}, {9, ""}};

std::string bytes_of_three(const LogFolder& folder) {
    Records none;
    auto log = opened(folder, none);
    REQUIRE(log);
    for (const auto& [number, record] : three) CHECK(log->add(number, record).empty());
    return folder.bytes();
}

} // namespace

TEST_CASE("what a log was given is there when it is opened again") {
    const LogFolder folder;
    const std::string bytes = bytes_of_three(folder);
    Records found;
    const auto log = opened(folder, found);
    REQUIRE(log);
    CHECK(found == three);
    CHECK_FALSE(log->torn());
    CHECK(log->damaged() == 0);
    CHECK(folder.bytes() == bytes);
}

TEST_CASE("a log that ends anywhere, as after a kill, holds every whole record and goes on") {
    const LogFolder folder;
    const std::string bytes = bytes_of_three(folder);
    for (std::size_t end = 0; end < bytes.size(); ++end) {
        CAPTURE(end);
        folder.put(bytes.substr(0, end));
        Records found;
        auto log = opened(folder, found);
        REQUIRE(log);
        std::size_t lines = 0;
        for (const char c : bytes.substr(0, end)) lines += c == '\n' ? 1 : 0;
        CHECK(found.size() == (lines == 0 ? 0 : lines - 1));
        CHECK(log->torn() == (end != 0 && bytes[end - 1] != '\n'));
        for (const auto& [number, record] : three)
            if (!found.contains(number)) CHECK(log->add(number, record).empty());
        CHECK(folder.bytes() == bytes);
    }
}

TEST_CASE("a record that was changed is left out and told, the others stay") {
    const LogFolder folder;
    std::string bytes = bytes_of_three(folder);
    bytes[bytes.find("four")] = 'p';
    folder.put(bytes);
    Records found;
    const auto log = opened(folder, found);
    REQUIRE(log);
    CHECK(found == Records{{0, three.at(0)}, {9, ""}});
    CHECK(log->damaged() == 1);
    CHECK_FALSE(log->torn());
}

TEST_CASE("a folder of something else is refused with one sentence, and left as it is") {
    const LogFolder folder;
    const std::string bytes = bytes_of_three(folder);
    CHECK(refusal(folder, R"({"engine":"1","scenario":"a","seed":8})")
              .find("found seed 7, allowed 8") != std::string::npos);
    CHECK(refusal(folder, R"({"engine":"2","scenario":"a","seed":7})").find("found engine") !=
          std::string::npos);
    CHECK(refusal(folder, R"({"engine":"1","scenario":"a","seed":7,"policy":"b"})")
              .find("no policy") != std::string::npos);
    CHECK(folder.bytes() == bytes);
    for (const std::string& other : {std::string("shopping\nmilk\n"), std::string("shopping"),
                                     folkmoot::to_hex(1) + " folkmoot finished 1 {}\n"}) {
        folder.put(other);
        CHECK(refusal(folder).find("not a log of finished runs") != std::string::npos);
        CHECK(folder.bytes() == other);
    }
}

TEST_CASE("a record that is whole but cannot be read is refused") {
    const LogFolder folder;
    {
        Records none;
        auto log = opened(folder, none);
        CHECK(log->add(3, "unreadable").empty());
    }
    CHECK(refusal(folder).find("run 3 cannot be read") != std::string::npos);
}
