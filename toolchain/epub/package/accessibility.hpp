// What the book can say of its accessibility, computed from its pages.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "epub/shared.hpp"
#include "epub/xhtml/page.hpp"

namespace diaoban::epub {

// The schema.org properties with their values, in the order of the metadata (EPUB Accessibility
// 1.1 §2.2). Only what was looked at is claimed, and never conformance to WCAG, which a person
// must judge.
std::vector<std::pair<std::string, std::string>> accessibility_of(
    const Shared& shared, const std::vector<xhtml::Page>& pages);

}  // namespace diaoban::epub
