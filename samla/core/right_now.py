"""The moment at which the database is asked, whenever the question was put together.

So a question that is put together once can be asked again and again.
"""

import datetime

import psycopg
from django.db.models import DateTimeField, Expression
from django.utils import timezone
from psycopg.adapt import Dumper

NO_TIME = datetime.timedelta()


class Moment:
    """Stands among the values of a question until it is sent."""

    def __init__(self, later):
        self.later = later


class MomentDumper(Dumper):
    """Writes the moment as the question is sent."""

    oid = psycopg.adapters.types["timestamptz"].oid

    def dump(self, obj):
        return str(timezone.now() + obj.later).encode()


psycopg.adapters.register_dumper(Moment, MomentDumper)


class RightNow(Expression):
    """Now, or some time later."""

    output_field = DateTimeField()

    def __init__(self, later=NO_TIME):
        super().__init__()
        self.later = later

    def as_sql(self, compiler, connection):
        return "%s", [Moment(self.later)]
