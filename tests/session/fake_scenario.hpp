#pragma once

/// A small scenario for tests of the screen. It has the shape of a real one and none of its model.

#include "session/groups.hpp"
#include "session/messages.hpp"

#include <string>
#include <vector>

namespace folkmoot::fake {

message::Field lever(std::string key, std::string label, std::string unit, double low, double high,
                     double step, double usual, std::string sentence);

message::Field assumption(std::string key, std::string label, std::string unit, double low,
                          double high, double step, double usual, std::string sentence,
                          std::string source = "assumption");

message::Field choice(std::string key, std::string label, std::vector<std::string> options,
                      double usual, std::string sentence);

message::Outcome outcome(std::string key, std::string label, std::string unit, int direction,
                         int decimals, std::string sentence, bool money = false,
                         bool share = false);

/// Keys, labels and directions like those of the signature scenario.
std::vector<message::Outcome> outcomes();

/// A map with a ramp, providers and the classes that every model has.
message::Picture picture();

message::Scenario scenario();

}  // namespace folkmoot::fake
