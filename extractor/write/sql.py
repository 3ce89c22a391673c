"""A database, SQLite or PostgreSQL: a table a kind of record, and one for each of their lists.

A record's key is its article's id and its own, for ids hold within an article. Writing an article again updates the
rows that changed, adds what is new and deletes what the article no longer has; rows of other articles stay. So a
run can be repeated at any time, and nothing is doubled. Articles are written in batches, a transaction each.

Names of columns are those of the records but where SQL reserves them: ``start`` and ``end`` are ``span_start`` and
``span_end``, a target's ``by`` is its ``deadline``. References end in ``_id``, and the whole days of TIMEX3 values
stand in ``deadline_day``, ``issued_on_day`` and ``published_day``.
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Date,
    Double,
    Engine,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    create_engine,
    event,
    or_,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from extractor.read.articles import Failure
from extractor.records import Extraction, Record
from extractor.write.columns import DAY
from extractor.write.days import whole_day

ARTICLES = 200
"""The articles of a transaction."""

METADATA = MetaData()

Row = dict[str, Any]
Key = tuple[Any, ...]


def _texts(*names: str) -> list[Column[Any]]:
    return [Column(name, Text) for name in names]


def _span() -> list[Column[Any]]:
    return [Column("span_start", Integer), Column("span_end", Integer), Column("text", Text)]


def _table(
    name: str, columns: list[Column[Any]], keys: tuple[str, ...] = ("id",), **references: str
) -> Table:
    """Make a table of an article's records; ``references`` say which columns lead to which table."""
    article = Column("article_id", Text, ForeignKey("articles.id"), primary_key=True)
    own = [Column(key, Text, primary_key=True) for key in keys]
    leads = [
        ForeignKeyConstraint(["article_id", column], [f"{table}.article_id", f"{table}.id"])
        for column, table in references.items()
    ]
    return Table(name, METADATA, article, *own, *columns, *leads)


def _list(name: str, owner: str, owners: str, member: str, members: str) -> Table:
    """Make the table of a list of references, with the place of each."""
    position = Column("position", Integer, nullable=False)
    return _table(name, [position], (owner, member), **{owner: owners, member: members})


_ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", Text, primary_key=True),
    *_texts("title", "published", "source", "text"),
    Column("published_day", Date),
)
_RECORDS = {
    "entities": _table("entities", _texts("name")),
    "mentions": _table(
        "mentions", [*_span(), *_texts("label", "value", "entity_id", "source")], entity_id="entities"
    ),
    "documents": _table(
        "documents",
        [
            *_texts("code", "type", "number", "issuer_id", "issued_on", "title", "role", "source"),
            Column("issued_on_day", Date),
        ],
        issuer_id="entities",
    ),
    "tasks": _table(
        "tasks",
        [
            *_span(),
            *_texts("kind", "deadline", "relation", "document_id", "heading", "product", "source", "cue"),
            Column("deadline_day", Date, index=True),
        ],
        document_id="documents",
    ),
    "targets": _table(
        "targets",
        [
            *_span(),
            *_texts("indicator", "comparator", "unit", "deadline", "scope", "baseline", "source", "cue"),
            *(Column(bound, Double) for bound in ("low", "high")),
            Column("deadline_day", Date),
        ],
    ),
    "assignments": _table(
        "assignments",
        [*_span(), *_texts("assigner_id", "report_to_id", "monitor_id", "frequency", "source", "cue")],
        assigner_id="entities",
        report_to_id="entities",
        monitor_id="entities",
    ),
}
_LISTS = {
    ("documents", "implements"): _list(
        "document_implements", "document_id", "documents", "implements_id", "documents"
    ),
    ("assignments", "leads"): _list(
        "assignment_leads", "assignment_id", "assignments", "entity_id", "entities"
    ),
    ("assignments", "coordinators"): _list(
        "assignment_coordinators", "assignment_id", "assignments", "entity_id", "entities"
    ),
    ("assignments", "tasks"): _list("assignment_tasks", "assignment_id", "assignments", "task_id", "tasks"),
}
_RENAMED = {
    "start": "span_start",
    "end": "span_end",
    "by": "deadline",
    **{name: f"{name}_id" for name in ("entity", "issuer", "document", "assigner", "report_to", "monitor")},
}


class SqlWriter:
    """Writes extractions to a database, whose tables are made where they are missing.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: By every method, for whatever the database refuses.
    """

    def __init__(self, engine: Engine, articles: int = ARTICLES) -> None:
        self._engine = engine
        self._articles = articles
        self._held: dict[str, Extraction] = {}
        METADATA.create_all(self._engine)

    def add(self, result: Extraction | Failure) -> None:
        """Take an extraction; of two of one article the later counts."""
        if isinstance(result, Extraction):
            self._held[result.article.id] = result
            if len(self._held) == self._articles:
                self._write()

    def close(self) -> None:
        """Write what was held back; the engine stays."""
        self._write()

    def _write(self) -> None:
        """Write the articles held, in one transaction."""
        rows = _rows(self._held.values())
        articles = [row["id"] for row in rows[_ARTICLES].values()]
        with self._engine.begin() as connection:
            for table in METADATA.sorted_tables:
                _upsert(connection, table, list(rows[table].values()))
            for table in reversed(METADATA.sorted_tables):
                if table is not _ARTICLES:
                    _delete_gone(connection, table, articles, rows[table])
        self._held.clear()


def engine_of(address: URL) -> Engine:
    """Make the engine of an address."""
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(address, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        # SQLite checks references only where it is told to, connection by connection.
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
    return engine


def _rows(extractions: Iterable[Extraction]) -> dict[Table, dict[Key, Row]]:
    """Give the rows of extractions, by table and key."""
    rows: dict[Table, dict[Key, Row]] = {table: {} for table in METADATA.sorted_tables}
    for extraction in extractions:
        for table, row in _rows_of(extraction):
            rows[table][_key(table, row)] = row
    return rows


def _rows_of(extraction: Extraction) -> Iterator[tuple[Table, Row]]:
    """Give each row of an extraction with its table."""
    article = extraction.article
    yield _ARTICLES, _row(_ARTICLES, article)
    for layer, table in _RECORDS.items():
        for record in getattr(extraction, layer):
            yield table, {"article_id": _clean(article.id), **_row(table, record)}
    for (layer, field), table in _LISTS.items():
        _, owner, member = (column.name for column in table.primary_key.columns)
        for record in getattr(extraction, layer):
            for position, id in enumerate(getattr(record, field), 1):
                key = {"article_id": article.id, owner: record.id, member: id}
                yield table, {**{name: _clean(part) for name, part in key.items()}, "position": position}


def _row(table: Table, record: Record) -> Row:
    """Give the row of a record, but for its article and its lists."""
    row = {_RENAMED.get(name, name): _clean(value) for name, value in record if not isinstance(value, list)}
    days = [column.name for column in table.columns if column.name.endswith(DAY)]
    return row | {name: whole_day(cast("str | None", row[name.removesuffix(DAY)])) for name in days}


def _clean(value: object) -> object:
    """Make the one character that PostgreSQL's texts cannot hold visible; the length stays."""
    return value.replace("\0", "␀") if isinstance(value, str) else value


def _key(table: Table, row: Row) -> Key:
    """Give the key of a row."""
    return tuple(row[column.name] for column in table.primary_key.columns)


def _upsert(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Add rows, and update those that are there and differ."""
    if not rows:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    adding = dialect.insert(table)
    others = [column.name for column in table.columns if not column.primary_key]
    statement = adding.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: adding.excluded[name] for name in others},
        where=or_(*(table.columns[name].is_distinct_from(adding.excluded[name]) for name in others)),
    )
    connection.execute(statement, rows)


def _delete_gone(connection: Connection, table: Table, articles: list[str], kept: dict[Key, Row]) -> None:
    """Delete the rows of articles that are not among those kept."""
    keys = list(table.primary_key.columns)
    there = connection.execute(select(*keys).where(table.columns["article_id"].in_(articles)))
    gone = [tuple(key) for key in there if tuple(key) not in kept]
    if gone:
        same = [key == bindparam(f"gone_{key.name}") for key in keys]
        names = [f"gone_{key.name}" for key in keys]
        connection.execute(table.delete().where(*same), [dict(zip(names, key, strict=True)) for key in gone])
