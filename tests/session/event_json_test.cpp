#include "session/event_json.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using folkmoot::session::EventJson;

TEST_CASE("what the page writes as JSON is read as it was meant") {
    const auto event = EventJson::read(
        R"( {"name": "virtual-gp", "text": "{\n\t\"weeks\": 52}\r\u00a3 \u20ac \ud83d\ude00 £ \/ \\",
             "data": {"a.csv": "1,2", "b.csv": ""}, "numbers": {"x": -1.5e-3, "y": 0},
             "seed": 4294967295, "tiny": 0.9, "below": -3, "list": ["a", {"b": [true, null, false]}, []]} )");
    CHECK(event.at("name").text() == "virtual-gp");
    CHECK(event.at("text").text() == "{\n\t\"weeks\": 52}\r£ € 😀 £ / \\");
    CHECK(event.texts_of("data") ==
          std::map<std::string, std::string>{{"a.csv", "1,2"}, {"b.csv", ""}});
    CHECK(event.numbers_of("numbers") == std::map<std::string, double>{{"x", -0.0015}, {"y", 0.0}});
    CHECK(event.at("list").items().size() == 3);
    CHECK(event.at("list").items()[1].at("b").items().size() == 3);
    CHECK(event.at("list").items()[2].items().empty());
    // What may be left out.
    CHECK(event.text_of("name", "other") == "virtual-gp");
    CHECK(event.text_of("note", "other") == "other");
    CHECK(event.texts_of("none").empty());
    CHECK(event.numbers_of("none").empty());
    CHECK(EventJson::read(R"({"a": true})").is("a"));
    CHECK_FALSE(EventJson::read(R"({"a": false})").is("a"));
    CHECK_FALSE(event.is("none"));
    CHECK_THROWS_AS((void)event.is("seed"), std::invalid_argument);
    CHECK(event.count_of("seed", 1e10) == 4294967295.0);
    CHECK(event.count_of("seed", 100) == 100);
    CHECK(event.count_of("tiny", 100) == 0);
    CHECK(event.count_of("below", 100) == 0);
    CHECK(event.count_of("none", 100) == 0);
}

TEST_CASE("half of a letter is one that is not known, and the rest is read") {
    CHECK(EventJson::read(R"("a\ud83dz")").text() == "a\uFFFDz");
    CHECK(EventJson::read(R"("\ude00")").text() == "\uFFFD");
    CHECK(EventJson::read(R"("\ud83d\u0041")").text() == "\uFFFDA");
}

TEST_CASE("what is no JSON, or of another kind, is refused") {
    for (const auto* text :
         {"",      " ",   "{",       "[1",          "[1,]", "{\"a\"}",   "{\"a\":1,}",
          "{a:1}", "\"a", "\"\\x\"", "\"\\u12g4\"", "1 2",  "tru",       "+1",
          "--1",   "1e",  ".5",      "-",           "nan",  "{\"a\":1}}"}) {
        CAPTURE(text);
        CHECK_THROWS_AS((void)EventJson::read(text), std::invalid_argument);
    }
    CHECK_THROWS_AS((void)EventJson::read(std::string(100'000, '[')), std::invalid_argument);
    const auto event = EventJson::read(R"({"text": "a", "number": 1, "list": [1]})");
    CHECK_THROWS_AS((void)event.at("none"), std::invalid_argument);
    CHECK_THROWS_AS((void)event.at("number").text(), std::invalid_argument);
    CHECK_THROWS_AS((void)event.at("text").number(), std::invalid_argument);
    CHECK_THROWS_AS((void)event.at("text").items(), std::invalid_argument);
    CHECK_THROWS_AS((void)event.at("list").at("a"), std::invalid_argument);
    CHECK_THROWS_AS((void)event.text_of("number"), std::invalid_argument);
    CHECK_THROWS_AS((void)event.numbers_of("list"), std::invalid_argument);
    CHECK_THROWS_AS((void)event.texts_of("number"), std::invalid_argument);
}
