// Catch2 in either major version: only TEST_CASE, SECTION, REQUIRE, CHECK and INFO are used.
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#else
#include <catch2/catch.hpp>
#endif
