// SPDX-License-Identifier: Apache-2.0
// std::call_once, as libc++'s header declares it (LLVM 19, __mutex/once_flag.h). Another processor
// waits until the call is over; who asks again from within it waits for ever, as ISO C++ has it
// (32.6.7.2).
#include <atomic>
#include <mutex>

_LIBCPP_BEGIN_NAMESPACE_STD

void __call_once(volatile once_flag::_State_type& flag, void* argument, void (*function)(void*)) {
  using State = once_flag::_State_type;
  atomic_ref<State> state(const_cast<State&>(flag));
  State expected = once_flag::_Unset;
  if (state.compare_exchange_strong(expected, once_flag::_Pending)) {
    function(argument);
    state.store(once_flag::_Complete);
    return;
  }
  state.wait(once_flag::_Pending);
}

_LIBCPP_END_NAMESPACE_STD
