#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace smgraph::cli {

enum class ColorMode : std::uint8_t { kAuto, kAlways, kNever };

/// Where the program speaks: data on standard output, everything else on standard error. Knows
/// whether a person looks at them.
class Console {
 public:
  /// Reads the environment: NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR, TERM, COLUMNS, the locale.
  Console();

  /// `--color`: stronger than the environment.
  void SetColor(ColorMode mode) { mode_ = mode; }
  bool color() const { return Decide(out_terminal_); }
  bool error_color() const { return Decide(error_terminal_); }
  bool terminal() const { return out_terminal_; }
  bool error_terminal() const { return error_terminal_; }
  /// Columns of the terminal; 0 when standard output is none.
  int width() const { return width_; }
  /// False when a terminal's locale says that it shows no Unicode.
  bool unicode() const { return unicode_; }

  /// Data.
  void Print(std::string_view text);
  /// Messages; standard output is flushed first so that both stay in order.
  void PrintError(std::string_view text);
  /// "smgraph: error: MESSAGE" and a line with the hint when there is one.
  void Complain(std::string_view message, std::string_view hint = {});
  /// Empties the buffers; false when standard output could not be written (a full disk).
  bool Flush();

 private:
  bool Decide(bool terminal) const;
  ColorMode mode_ = ColorMode::kAuto;
  bool out_terminal_ = false;
  bool error_terminal_ = false;
  bool refused_ = false;  // NO_COLOR, TERM=dumb
  bool forced_ = false;   // CLICOLOR_FORCE, FORCE_COLOR
  bool unicode_ = true;
  int width_ = 0;
  bool failed_ = false;
};

}  // namespace smgraph::cli
