// StandardFunctions
