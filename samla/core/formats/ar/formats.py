"""Arabic dates: the names of months differ between countries, numbers do not."""

DAY_FORMAT = "l j/n"
DAY_YEAR_FORMAT = "l j/n/Y"
DATE_FORMAT = "j/n/Y"
YEAR_MONTH_FORMAT = "n/Y"
TIME_FORMAT = "H.i"
DATETIME_FORMAT = "j/n/Y، H.i"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%H"]
FIRST_DAY_OF_WEEK = 1
