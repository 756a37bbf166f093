"""Running the prediction graph: the nodes one after the other in an order worked out once, instead of by Dask."""

from collections.abc import Iterable
from typing import Any, Dict, List, Optional, Text, Tuple

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner


class SequentialGraphRunner(DaskGraphRunner):
    """As Rasa's runner: the same nodes, inputs, outputs and errors."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._orders: Dict[Tuple[Text, ...], List[Tuple[Text, Tuple[Text, ...]]]] = {}

    def run(self, inputs: Optional[Dict[Text, Any]] = None, targets: Optional[List[Text]] = None) -> Dict[Text, Any]:
        wanted = tuple(targets or self._graph_schema.target_names)
        if wanted not in self._orders:
            self._orders[wanted] = in_order(self._graph_schema.minimal_graph_schema(list(wanted)))
        clash = next((value for value in (inputs or {}).values() if isinstance(value, str)), None)
        if clash in self._graph_schema.nodes:
            raise GraphRunError(f"Input value '{clash}' clashes with a node name.")
        outputs: Dict[Text, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        try:
            for name, needs in self._orders[wanted]:
                outputs[name] = self._instantiated_nodes[name](*(outputs.get(need, need) for need in needs))
        except RuntimeError as wrong:
            raise GraphRunError("Error running runner.") from wrong
        return dict(outputs[name] for name in wanted)


def in_order(schema: GraphSchema) -> List[Tuple[Text, Tuple[Text, ...]]]:
    """Each node with the names of what it needs, none before what it needs."""
    order: Dict[Text, Tuple[Text, ...]] = {}

    def place(names: Iterable[Text]) -> None:
        for name in names:
            if name in schema.nodes and name not in order:
                needs = tuple(schema.nodes[name].needs.values())
                place(needs)
                order[name] = needs

    place(schema.nodes)
    return list(order.items())


def sequential(_: Any) -> Any:
    return SequentialGraphRunner
