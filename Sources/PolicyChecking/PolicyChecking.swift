// PolicyChecking
