#include "session/view.hpp"

#include <doctest/doctest.h>

using namespace folkmoot::session;

TEST_CASE("a view survives a link, and an unknown view is the usual one") {
    View view{Room::evidence, Side::both, "age", 17, "f-1", "t.2", 250};
    CHECK(read_view(write_view(view)) == view);
    CHECK(read_view("room=cellar;week=many;;x") == View{});
    CHECK(read_view("") == View{});
}
