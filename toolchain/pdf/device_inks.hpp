// Pictures and gradients in the inks of a press: DeviceGray and DeviceCMYK, without transparency.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/file.hpp"

namespace diaoban::pdf {

// Rewrites all images and shadings of the file: RGB and palettes become CMYK, soft masks of images
// are flattened on white paper. What page contents say is filter_content()'s. Returns what it could
// not rewrite, in words.
std::vector<std::string> write_device_inks(File& file);

// Forms of a file without transparency need no group, which PDF 1.3 does not know.
void remove_form_groups(File& file);

// `rgb` samples of 8 bits as CMYK.
std::string make_cmyk_samples(std::string_view rgb);

}  // namespace diaoban::pdf
