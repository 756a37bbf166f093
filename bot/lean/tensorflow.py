"""TensorFlow stays out: 350 MB and seven seconds for classes that none of our components and policies uses.

Rasa imports it wherever it has a network. Those modules are replaced, before Rasa is imported, by stand-ins that hold
the names others import from them, and that refuse to be used; `import tensorflow` itself fails in this process.
"""

import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any, NoReturn

STAND_INS: Mapping[str, tuple[str, ...]] = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
    "rasa.nlu.classifiers.diet_classifier": ("DIETClassifier",),
    "rasa.nlu.selectors.response_selector": ("ResponseSelector",),
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ("ConveRTFeaturizer",),
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ("LanguageModelFeaturizer",),
    "rasa.core.policies.ted_policy": ("TEDPolicy",),
    "rasa.core.policies.unexpected_intent_policy": ("UnexpecTEDIntentPolicy",),
}


class TensorFlowLeftOutError(RuntimeError):
    """A part of Rasa that needs TensorFlow was asked for in a process that goes without."""


def leave_tensorflow_out() -> None:
    """To be called before Rasa is imported. The configuration can then name no component or policy that is a network.

    Raises TensorFlowLeftOutError when it is too late: TensorFlow, or one of the modules, is imported already.
    """
    late = [name for name in ("tensorflow", *STAND_INS) if sys.modules.get(name) and not stands_in(sys.modules[name])]
    if late:
        raise TensorFlowLeftOutError(f"imported already: {', '.join(late)}")
    sys.modules["tensorflow"] = None  # type: ignore[assignment]  # Python's own way of refusing an import
    for name, classes in STAND_INS.items():
        sys.modules.setdefault(name, stand_in(name, classes))


def stand_in(name: str, classes: tuple[str, ...]) -> ModuleType:
    module = ModuleType(name, "A stand-in: see bot/lean/tensorflow.py.")
    for own in classes:
        setattr(module, own, type(own, (), {"__init__": refuse, "__module__": name}))
    return module


def stands_in(module: ModuleType) -> bool:
    return (module.__doc__ or "").startswith("A stand-in:")


def refuse(self: object, *_: Any, **__: Any) -> NoReturn:
    raise TensorFlowLeftOutError(f"{type(self).__name__} needs TensorFlow, which this process goes without")
