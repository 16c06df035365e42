"""English dates as written in Europe: the day before the month."""

DAY_FORMAT = "l j F"
DAY_YEAR_FORMAT = "l j F Y"
DATE_FORMAT = "j F Y"
TIME_FORMAT = "H.i"
DATETIME_FORMAT = "j F Y, H.i"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%H"]
FIRST_DAY_OF_WEEK = 1
