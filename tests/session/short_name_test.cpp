#include "session/short_name.hpp"

#include <doctest/doctest.h>

using folkmoot::session::shorter_names;
using Names = std::vector<std::string>;

TEST_CASE("a place's name gets shorter step by step, and stays one that people know") {
    CHECK(shorter_names("North West London") == Names{"NW London", "NWL"});
    CHECK(shorter_names("North East and North Cumbria") ==
          Names{"NE and N Cumbria", "North East", "NENC"});
    CHECK(shorter_names("The online practice") == Names{"online practice"});
    CHECK(shorter_names("Bath and North East Somerset, Swindon and Wiltshire") ==
          Names{"Bath and NE Somerset, Swindon and Wiltshire", "Bath"});
}

TEST_CASE("a name that is one word has nothing shorter, and letters stay whole") {
    CHECK(shorter_names("Riverside").empty());
    CHECK(shorter_names("").empty());
    CHECK(shorter_names("Ñuñoa Östra") == Names{"ÑÖ"});
}

TEST_CASE("initials are those that a name comes to last, and no shorter form of another kind") {
    using folkmoot::session::name_initials;
    CHECK(name_initials("Greater Manchester") == "GM");
    CHECK(name_initials("North West London") == "NWL");
    CHECK(name_initials("The online practice").empty());
    CHECK(name_initials("Devon").empty());
}
