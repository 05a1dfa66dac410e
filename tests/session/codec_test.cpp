#include "session/codec.hpp"

#include <cereal/archives/portable_binary.hpp>
#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace folkmoot;
using session::pack;
using session::unpack;
namespace message = folkmoot::message;

namespace {

/// What cereal's own archive writes: the same format, by other code.
template <class T> std::string by_cereal(const T& value) {
    std::ostringstream stream;
    {
        cereal::PortableBinaryOutputArchive archive(stream);
        archive(value);
    }
    return std::move(stream).str();
}

std::string text_of(const session::Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

message::Request some_request() {
    message::Open open;
    open.id = 7;
    open.name = "our-town";
    open.text = "{\"name\": \"Évrecy\"}";
    open.data = {{"places.csv", "name,people\nA,1\n"}, {"empty.csv", ""}};
    return open;
}

}  // namespace

TEST_CASE("a message is the same bytes that cereal's portable binary archive writes") {
    CHECK(text_of(pack(some_request())) == by_cereal(some_request()));
    const message::Reply failed = message::Failed{};
    CHECK(text_of(pack(failed)) == by_cereal(failed));
}

TEST_CASE("a message comes back as it was") {
    const auto again = unpack<message::Request>(pack(some_request()));
    REQUIRE(again);
    CHECK(pack(*again) == pack(some_request()));
}

TEST_CASE("a message that is cut short anywhere is none") {
    const auto bytes = pack(some_request());
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(unpack<message::Request>(std::span(bytes).first(length)));
}

TEST_CASE("a list that says it is longer than the message takes no memory and makes it none") {
    auto bytes = pack(some_request());
    // After one byte for the order of bytes, four for the kind and four for the id: the length of
    // the name.
    REQUIRE(bytes.at(9) == 8);
    for (std::size_t at = 9; at < 17; ++at) bytes.at(at) = 0xFF;
    CHECK_FALSE(unpack<message::Request>(bytes));
    for (std::size_t at = 12; at < 17; ++at) bytes.at(at) = 0; // 16 million: a machine has that
    CHECK_FALSE(unpack<message::Request>(bytes));
}

TEST_CASE("bytes of the other order are none") {
    auto bytes = pack(some_request());
    bytes.front() = 0;
    CHECK_FALSE(unpack<message::Request>(bytes));
}
