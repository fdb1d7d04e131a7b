#pragma once

#include <string>
#include <utility>
#include <variant>

#include "graph/base/source.h"

namespace smgraph {

/// Why an operation stopped: one line for the user, the place when there is one, and a hint.
/// `message` is lower case without a full stop; `hint` may be empty.
struct Error {
  std::string message;
  SourceSpan span = {};
  std::string hint = {};
};

/// The value of an operation, or the error that stopped it. Nothing in the library throws for what
/// a user can cause; callers test `ok()` and pass `error()` on.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace smgraph
