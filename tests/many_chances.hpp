#pragma once

#include <doctest/doctest.h>

/// Marks a test that counts over many runs or repeats: what is in question there is a number, not memory, so that it is
/// run natively only. The sanitised and the WebAssembly program leave it out; both run the same code on fewer chances.
inline const doctest::test_suite many_chances("many chances");
