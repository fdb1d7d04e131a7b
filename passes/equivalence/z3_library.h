#pragma once

#include <z3.h>

// The functions of Z3 that the solver calls, found when they are first needed: the library is
// large, and most runs of the program do without it.
namespace smgraph::passes {

// clang-format off
#define SMGRAPH_Z3_FUNCTIONS(F) \
  F(mk_config) F(del_config) F(mk_context) F(del_context) F(set_error_handler) F(get_error_code) \
  F(mk_string_symbol) F(mk_real_sort) F(mk_bool_sort) F(mk_string_sort) F(mk_const) \
  F(mk_numeral) F(mk_string) F(mk_true) F(mk_false) F(mk_eq) F(mk_lt) F(mk_le) F(mk_is_int) \
  F(mk_seq_length) F(mk_int2real) F(mk_str_lt) F(mk_str_le) \
  F(mk_not) F(mk_and) F(mk_or) F(mk_simple_solver) F(solver_push) F(solver_pop) F(solver_inc_ref) F(solver_dec_ref) \
  F(solver_assert) F(solver_check) F(solver_get_model) F(solver_set_params) F(model_inc_ref) \
  F(model_dec_ref) F(model_eval) F(mk_params) F(params_inc_ref) F(params_dec_ref) \
  F(params_set_uint) F(is_numeral_ast) F(get_numeral_decimal_string) F(get_string) F(get_bool_value)
// clang-format on

struct Z3Library {
#define SMGRAPH_Z3_MEMBER(name) decltype(&::Z3_##name) name = nullptr;
  SMGRAPH_Z3_FUNCTIONS(SMGRAPH_Z3_MEMBER)
#undef SMGRAPH_Z3_MEMBER
};

/// Null when it is not installed, or is too old.
const Z3Library* LoadZ3();

}  // namespace smgraph::passes
