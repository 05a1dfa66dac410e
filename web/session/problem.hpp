#pragma once

/// What is wrong with something. Part of messages.hpp.

#include <cereal/types/string.hpp>

#include <string>

namespace folkmoot::message {

/// A thing that is wrong with something a person gave us, ready to show.
struct Problem {
    std::string where, text;
    template <class A> void serialize(A& a) { a(where, text); }
};

} // namespace folkmoot::message
