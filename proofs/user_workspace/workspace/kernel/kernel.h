// What my kernel does.
#pragma once

void say_hello();
