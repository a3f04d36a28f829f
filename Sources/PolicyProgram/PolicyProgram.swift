// PolicyProgram
