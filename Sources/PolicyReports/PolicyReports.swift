// PolicyReports
