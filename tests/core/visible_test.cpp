#include "core/result.hpp"
#include "core/words/visible.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace folkmoot;

TEST_CASE("what a terminal obeys is told instead") {
    CHECK(visible("a\x1b[31mred") == "a\\u{1B}[31mred");
    CHECK(visible("\xc2\x9b"
                  "31m") == "\\u{9B}31m"); // the same sequence in one character of C1
    CHECK(visible("two\nlines\x7f") == "two\\u{A}lines\\u{7F}");
    CHECK(visible("two\nlines", "\n") == "two\nlines");
    CHECK(visible(std::string_view("\0", 1)) == "\\u{0}");
}

TEST_CASE("so is what turns the order of reading") {
    CHECK(visible("pay \u202Eevil") == "pay \\u{202E}evil");
    for (const char* mark : {"\u061C", "\u200E", "\u200F", "\u202A", "\u202D", "\u2066", "\u2069",
                             "\u2028", "\u2029"}) {
        CHECK(first_invisible("ab" + std::string(mark)) == 2);
        CHECK(visible(mark).starts_with("\\u{"));
    }
}

TEST_CASE("letters of every script, accents and joiners are left alone") {
    for (const char* text :
         {"Llanfair", "Ynys Môn – café", "日本", "עברית", "👩‍⚕️", "£1 €2 ½"}) {
        CHECK(visible(text) == text);
        CHECK(plain_text(text) == text);
        CHECK(first_invisible(text) == std::string::npos);
    }
}

TEST_CASE("bytes that are no character are told too") {
    CHECK(visible("a\x9b") == "a\\x9B");
    CHECK(visible("\xed\xa0\x80") == "\\xED\\xA0\\x80"); // half of a surrogate pair
    CHECK(visible("\xc3") == "\\xC3");
    CHECK(plain_text("a\x1b\xc3") == "a \uFFFD");
}

TEST_CASE("no part of a problem passes them on") {
    const std::string evil = "\x1b]0;x\x07\u202E";
    const Problem problem{.file = evil,
                          .line = 1,
                          .path = evil,
                          .what = evil,
                          .found = evil,
                          .allowed = evil,
                          .nearest = evil,
                          .excerpt = "1 | " + evil + "\n    ^"};
    CHECK(first_invisible(problem.text().substr(0, problem.text().find('\n'))) ==
          std::string::npos);
    CHECK(problem.text().ends_with("\n1 | \\u{1B}]0;x\\u{7}\\u{202E}\n    ^"));
}
