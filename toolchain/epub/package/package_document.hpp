// The package document: metadata, manifest, spine, guide (EPUB 3.3 §5).
#pragma once

#include <string>
#include <vector>

#include "epub/shared.hpp"
#include "epub/xhtml/page.hpp"

namespace diaoban::epub {

struct Package {
  const Shared& shared;
  const std::vector<xhtml::Page>& pages;  // in spine order, the nav document among them
  const std::vector<MediaFile>& files;    // all other files but the NCX
  std::string identifier;
};

std::string write_package_document(const Package& package);

}  // namespace diaoban::epub
