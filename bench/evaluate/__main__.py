"""`python -m bench.evaluate`: how well citizens' words find what they mean; a table, then one line of JSON.

`--beside` names a file of other figures of the same evaluation, which are told in that line as well.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import fields
from pathlib import Path

from backend.search.abilities import EVERYTHING, Abilities
from bench.evaluate.corpus import documents
from bench.evaluate.judged import Judged, read
from bench.evaluate.plain import plain_postgresql, plain_sqlite
from bench.evaluate.scores import GROUPS, Scores, grouped, mean, scored, table
from bench.evaluate.search import Corpus, in_memory, ours
from tests.postgres import fresh_database, postgres_server

OFF = {f"without {field.name}": Abilities(**{field.name: False}) for field in fields(Abilities)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", type=Path)
    beside = parser.parse_args().beside
    others = {beside.stem: json.loads(beside.read_text("utf8"))} if beside else {}
    judged, corpus = read(), documents()
    databases = on_databases(judged, corpus)
    abilities = {"all texts ranked": EVERYTHING, **OFF}
    in_memories = {name: scored(in_memory(corpus, of), judged) for name, of in abilities.items()}
    print(table(databases | in_memories))
    print(json.dumps({"search": summed(databases, in_memories), **others}))
    return 0


def on_databases(judged: list[Judged], corpus: Corpus) -> dict[str, Scores]:
    """Ours and the yardstick on both."""
    runs = {}
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        with ours(f"sqlite:///{folder}/ours.db", corpus) as search:
            runs["sqlite"] = scored(search, judged)
        with plain_sqlite(Path(folder) / "plain.db", corpus) as search:
            runs["plain sqlite"] = scored(search, judged)
        with fresh_database(server) as url, ours(url, corpus) as search:
            runs["postgresql"] = scored(search, judged)
        with fresh_database(server) as url, plain_postgresql(url, corpus) as search:
            runs["plain postgresql"] = scored(search, judged)
    return runs


def summed(databases: dict[str, Scores], in_memories: dict[str, Scores]) -> dict[str, object]:
    """Groups are of the run on SQLite, the database that stands without a setting."""
    groups = {name: grouped(databases["sqlite"], of) for name, of in GROUPS.items()}
    means = {name.replace(" ", "_"): mean(scores) for name, scores in (databases | in_memories).items()}
    return {"ndcg_at_5": means["sqlite"], "queries": len(databases["sqlite"]), **groups, "runs": means}


if __name__ == "__main__":
    sys.exit(main())
