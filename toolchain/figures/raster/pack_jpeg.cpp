// Packs JPEG files anew without loss, through libjpeg.
#include "figures/raster/pack_jpeg.hpp"

#include <csetjmp>
#include <cstddef>
#include <cstdint>
// libjpeg's header needs those above it.
#include <cstdio>

#include <jpeglib.h>

#include <cstdlib>

namespace diaoban::figures {
namespace {

constexpr std::size_t smallest_file = 4096;  // bytes
// All coefficients are held at once, two bytes each.
constexpr std::uint64_t largest_picture = 6'000'000;  // pixels
// More than any encoder makes; each takes a walk over the whole picture.
constexpr int most_scans = 64;

// libjpeg calls back when it can go no further, and must not be returned to.
struct Errors {
  jpeg_error_mgr manager{};  // first: libjpeg knows only this
  std::jmp_buf way_out{};
};

[[noreturn]] void give_up(j_common_ptr file) {
  std::longjmp(reinterpret_cast<Errors*>(file->err)->way_out, 1);
}

// Warnings are counted, and a file with any is left alone.
void stay_silent(j_common_ptr) {}

void count_scans(j_common_ptr file) {
  if (reinterpret_cast<j_decompress_ptr>(file)->input_scan_number > most_scans) give_up(file);
}

class Repacker {
 public:
  Repacker() {
    jpeg_std_error(&errors_.manager);
    errors_.manager.error_exit = give_up;
    errors_.manager.output_message = stay_silent;
    progress_.progress_monitor = count_scans;
    source_.err = target_.err = &errors_.manager;
  }
  Repacker(const Repacker&) = delete;
  Repacker& operator=(const Repacker&) = delete;
  ~Repacker() {
    jpeg_destroy_compress(&target_);
    jpeg_destroy_decompress(&source_);
    std::free(packed_);
  }

  // Empty when the file is better left as it is.
  std::string pack(const std::string& bytes) {
    if (!recode(bytes)) return {};
    return {reinterpret_cast<const char*>(packed_), size_};
  }

 private:
  // Nothing in here may need a destructor: an error leaves it by a jump.
  bool recode(const std::string& bytes) {
    if (setjmp(errors_.way_out) != 0) return false;
    jpeg_create_decompress(&source_);
    jpeg_create_compress(&target_);
    source_.progress = &progress_;
    jpeg_mem_src(&source_, reinterpret_cast<const unsigned char*>(bytes.data()),
                 static_cast<unsigned long>(bytes.size()));
    jpeg_read_header(&source_, TRUE);
    if (std::uint64_t{source_.image_width} * source_.image_height > largest_picture) return false;
    jvirt_barray_ptr* const coefficients = jpeg_read_coefficients(&source_);
    // Asked here, since writing counts from the beginning.
    if (errors_.manager.num_warnings != 0) return false;
    jpeg_copy_critical_parameters(&source_, &target_);
    target_.optimize_coding = TRUE;
    if (source_.progressive_mode) jpeg_simple_progression(&target_);
    jpeg_mem_dest(&target_, &packed_, &size_);
    jpeg_write_coefficients(&target_, coefficients);
    jpeg_finish_compress(&target_);
    return true;
  }

  Errors errors_;
  jpeg_progress_mgr progress_{};
  jpeg_decompress_struct source_{};
  jpeg_compress_struct target_{};
  unsigned char* packed_ = nullptr;  // libjpeg's, from malloc
  unsigned long size_ = 0;
};

}  // namespace

std::string pack_jpeg(std::string bytes) {
  if (bytes.size() < smallest_file) return bytes;
  std::string packed = Repacker().pack(bytes);
  return packed.empty() || packed.size() >= bytes.size() ? bytes : packed;
}

}  // namespace diaoban::figures
