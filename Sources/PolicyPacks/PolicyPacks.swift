// PolicyPacks
