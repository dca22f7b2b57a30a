// Gathers the kinds of the rooms.
#include "cli/registry.hpp"

#include <algorithm>

#include "check/kinds.hpp"
#include "cli/kinds.hpp"
#include "cover/kinds.hpp"
#include "epub/kinds.hpp"
#include "figures/kinds.hpp"
#include "fonts/kinds.hpp"
#include "pdf/kinds.hpp"
#include "project/kinds.hpp"
#include "reader/kinds.hpp"
#include "resolve/kinds.hpp"
#include "typeset/kinds.hpp"

namespace diaoban::cli {
namespace {

template <class Kinds>
void add(std::vector<const diagnostics::Kind*>& all, const Kinds& kinds) {
  all.insert(all.end(), std::begin(kinds), std::end(kinds));
}

}  // namespace

std::vector<const diagnostics::Kind*> all_kinds() {
  std::vector<const diagnostics::Kind*> all;
  add(all, project::kinds::all);
  add(all, reader::kinds::all);
  add(all, resolve::kinds::all);
  add(all, fonts::kinds::all);
  add(all, figures::kinds::all);
  add(all, cover::kinds::all);
  add(all, typeset::kinds::all);
  add(all, pdf::kinds::all);
  add(all, check::kinds::all);
  add(all, epub::kinds::all);
  add(all, kinds::all);
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  return all;
}

}  // namespace diaoban::cli
